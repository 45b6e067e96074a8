package app.pentimento.web.page;

import app.pentimento.image.Image;
import app.pentimento.image.Lineage;
import app.pentimento.image.Origin;
import app.pentimento.provenance.PictureProvenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a picture was made from, as a graph: a row for each picture, the picture itself first and what it was made from
 * below it, with lines from each to those that went into it.
 *
 * @param rows newest first
 * @param more how many earlier pictures are not shown
 * @param width of the drawn part of a row
 */
public record LineageView(List<Row> rows, int more, int width) {
    private static final int LANE = 16;
    /** Rows are drawn 100 units high, whatever their height on the screen is. */
    private static final int HEIGHT = 100;

    /**
     * A picture of the graph.
     *
     * @param number from 1 on; rows refer to each other by it
     * @param prompt what was asked for; null for an upload
     * @param model the model's name for people; null for an upload
     * @param sha256 of the file that people get
     * @param lines what is drawn beside it
     * @param x where its dot stands
     * @param from the numbers of the rows that went directly into it, and are shown
     */
    public record Row(
            int number,
            PictureView picture,
            @Nullable String prompt,
            @Nullable String model,
            String time,
            String sha256,
            List<Line> lines,
            int x,
            List<Integer> from) {
        /** Where its dot stands within its height. */
        public int y() {
            return HEIGHT / 2;
        }

        /** The rows that went into it, as words such as {@code 2, 3}. */
        public String fromWords() {
            return String.join(", ", from.stream().sorted().map(String::valueOf).toList());
        }
    }

    /**
     * A line in a row.
     *
     * @param path as SVG draws it
     * @param beside whether it leads to a picture that was only used beside the one that was changed
     */
    public record Line(String path, boolean beside) {}

    /** A picture whose place is below, and the lane in which the line to it comes down. */
    private record Awaited(String id, boolean beside) {}

    static LineageView of(PictureProvenance story, UnaryOperator<String> modelLabel, int most) {
        List<PictureProvenance.Step> steps = story.lineage().stream()
                .sorted(Comparator.comparing(
                                (PictureProvenance.Step step) -> step.image().id())
                        .reversed())
                .toList();
        List<PictureProvenance.Step> shown = steps.subList(0, Math.min(steps.size(), most));
        Map<String, Integer> numbers = new HashMap<>();
        numbers.put(story.image().id(), 1);
        shown.forEach(step -> numbers.put(step.image().id(), numbers.size() + 1));
        Lanes lanes = new Lanes(story.links(), numbers);
        List<Row> rows = new ArrayList<>();
        rows.add(row(story.image(), story.making().prompt(), modelLabel, lanes, numbers));
        shown.forEach(step -> rows.add(row(step.image(), step.prompt(), modelLabel, lanes, numbers)));
        return new LineageView(List.copyOf(rows), steps.size() - shown.size(), lanes.most * LANE);
    }

    private static Row row(
            Image image,
            @Nullable String prompt,
            UnaryOperator<String> modelLabel,
            Lanes lanes,
            Map<String, Integer> numbers) {
        int number = numbers.getOrDefault(image.id(), 0);
        Lanes.Drawn drawn = lanes.next(image.id());
        String model = image.model();
        return new Row(
                number,
                PictureView.of(image),
                image.origin() == Origin.UPLOAD ? null : prompt,
                model == null ? null : modelLabel.apply(model),
                Timestamps.minute(image.createdAt()),
                image.delivered().sha256(),
                drawn.lines,
                drawn.x,
                lanes.parents(image.id()).stream()
                        .map(link -> numbers.get(link.parentId()))
                        .filter(java.util.Objects::nonNull)
                        .toList());
    }

    /** Whether there is anything to draw. */
    public boolean single() {
        return rows.size() == 1;
    }

    /** Lays the lines out: each picture that is still to come has a lane, and lanes that became free are used again. */
    private static final class Lanes {
        private final List<PictureProvenance.Link> links;
        private final Map<String, Integer> numbers;
        private final List<@Nullable Awaited> open = new ArrayList<>();
        private int most = 1;

        Lanes(List<PictureProvenance.Link> links, Map<String, Integer> numbers) {
            this.links = links;
            this.numbers = numbers;
        }

        record Drawn(List<Line> lines, int x) {}

        List<PictureProvenance.Link> parents(String id) {
            return links.stream().filter(link -> link.childId().equals(id)).toList();
        }

        Drawn next(String id) {
            List<Line> lines = new ArrayList<>();
            int lane = -1;
            List<Integer> arriving = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                Awaited awaited = open.get(i);
                if (awaited != null && awaited.id.equals(id)) {
                    arriving.add(i);
                    lane = lane < 0 ? i : lane;
                }
            }
            lane = lane < 0 ? free() : lane;
            for (int i = 0; i < open.size(); i++) {
                Awaited awaited = open.get(i);
                if (awaited != null && !arriving.contains(i)) {
                    lines.add(new Line("M%d 0V%d".formatted(x(i), HEIGHT), awaited.beside));
                }
            }
            for (int from : arriving) {
                Awaited awaited = open.set(from, null);
                lines.add(new Line(curve(x(from), 0, x(lane), HEIGHT / 2), awaited != null && awaited.beside));
            }
            boolean first = true;
            for (PictureProvenance.Link link : parents(id)) {
                if (!numbers.containsKey(link.parentId())) {
                    continue;
                }
                boolean beside = link.relation() != Lineage.Relation.PARENT;
                int to = first ? lane : free();
                open.set(to, new Awaited(link.parentId(), beside));
                lines.add(new Line(curve(x(lane), HEIGHT / 2, x(to), HEIGHT), beside));
                first = false;
            }
            return new Drawn(List.copyOf(lines), x(lane));
        }

        private int free() {
            for (int i = 0; i < open.size(); i++) {
                if (open.get(i) == null) {
                    return i;
                }
            }
            open.add(null);
            most = Math.max(most, open.size());
            return open.size() - 1;
        }

        private static int x(int lane) {
            return lane * LANE + LANE / 2;
        }

        private static String curve(int fromX, int fromY, int toX, int toY) {
            int middle = (fromY + toY) / 2;
            return fromX == toX
                    ? "M%d %dV%d".formatted(fromX, fromY, toY)
                    : "M%d %dC%d %d %d %d %d %d".formatted(fromX, fromY, fromX, middle, toX, middle, toX, toY);
        }
    }
}
