package app.pentimento.model.builtin.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several pictures in one, each whole, with even gaps between them.
 *
 * @param pixels the one picture
 * @param cells what to trim from it for each of them, in their order
 */
public record Collage(Pixels pixels, List<Trim> cells) {
    private static final int MOST = 8000;
    private static final double GAP = 0.012;
    private static final int GROUND = 0xFFFFFF;

    public Collage {
        cells = List.copyOf(cells);
    }

    /** A picture no larger than it can be among so many, so that they fit into memory together. */
    public static Pixels fitted(Pixels picture, int count) throws InterruptedException {
        double most = MOST / Math.sqrt(count);
        double longer = Math.max(picture.width(), picture.height());
        return longer <= most ? picture : new Resize(null, null, most / longer).apply(picture);
    }

    /** Side by side, at the height of the lowest. */
    public static Collage row(List<Pixels> pictures) throws InterruptedException {
        int height = pictures.stream().mapToInt(Pixels::height).min().orElseThrow();
        double width = pictures.stream()
                .mapToDouble(picture -> (double) picture.width() * height / picture.height())
                .sum();
        return grid(pictures, pictures.size(), (int) (height * Math.min(1, MOST / width)));
    }

    /** One above the other, at the width of the narrowest. */
    public static Collage column(List<Pixels> pictures) throws InterruptedException {
        int width = pictures.stream().mapToInt(Pixels::width).min().orElseThrow();
        int gap = gap(width);
        int[] heights = pictures.stream()
                .mapToInt(picture -> (int) Math.round((double) picture.height() * width / picture.width()))
                .toArray();
        Pixels all = ground(width + 2 * gap, Arrays.stream(heights).sum() + gap * (pictures.size() + 1));
        List<Trim> cells = new ArrayList<>();
        int y = gap;
        for (int i = 0; i < heights.length; i++) {
            cells.add(place(pictures.get(i), all, gap, y, width, heights[i]));
            y += heights[i] + gap;
        }
        return new Collage(all, cells);
    }

    /** In rows of about the same number, each row as wide as the others. */
    public static Collage grid(List<Pixels> pictures) throws InterruptedException {
        int columns = (int) Math.ceil(Math.sqrt(pictures.size()));
        int height = pictures.stream().mapToInt(Pixels::height).min().orElseThrow();
        return grid(pictures, columns, Math.min(height, MOST / columns / 2));
    }

    private static Collage grid(List<Pixels> pictures, int columns, int rowHeight) throws InterruptedException {
        int height = Math.max(1, rowHeight);
        int gap = gap(height);
        int inner = 0;
        int rows = (pictures.size() + columns - 1) / columns;
        for (int row = 0; row < rows; row++) {
            inner = Math.max(inner, width(row(pictures, row, columns), height, gap));
        }
        int[] heights = new int[rows];
        for (int row = 0; row < rows; row++) {
            List<Pixels> these = row(pictures, row, columns);
            int gaps = gap * (these.size() - 1);
            heights[row] = (int) Math.round((double) height * (inner - gaps) / (width(these, height, gap) - gaps));
        }
        Pixels all = ground(inner + 2 * gap, Arrays.stream(heights).sum() + gap * (rows + 1));
        List<Trim> cells = new ArrayList<>();
        int y = gap;
        for (int row = 0; row < rows; row++) {
            int x = gap;
            List<Pixels> these = row(pictures, row, columns);
            for (int i = 0; i < these.size(); i++) {
                Pixels picture = these.get(i);
                boolean last = i == these.size() - 1;
                int width = last ? inner + gap - x : width(picture, heights[row]);
                cells.add(place(picture, all, x, y, width, heights[row]));
                x += width + gap;
            }
            y += heights[row] + gap;
        }
        return new Collage(all, cells);
    }

    private static List<Pixels> row(List<Pixels> pictures, int row, int columns) {
        return pictures.subList(row * columns, Math.min(pictures.size(), (row + 1) * columns));
    }

    private static int width(List<Pixels> pictures, int height, int gap) {
        return pictures.stream().mapToInt(picture -> width(picture, height)).sum() + gap * (pictures.size() - 1);
    }

    private static int width(Pixels picture, int height) {
        return Math.max(1, (int) Math.round((double) picture.width() * height / picture.height()));
    }

    private static int gap(int side) {
        return Math.max(2, (int) Math.round(side * GAP));
    }

    private static Pixels ground(int width, int height) {
        Pixels ground = Pixels.blank(width, height, false);
        Arrays.fill(ground.argb(), GROUND);
        return ground;
    }

    private static Trim place(Pixels picture, Pixels on, int x, int y, int width, int height)
            throws InterruptedException {
        Pixels scaled = Scaling.to(picture, width, height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int pixel = scaled.argb()[row * width + column];
                float share = scaled.alpha() ? (pixel >>> 24) / 255f : 1;
                on.argb()[(y + row) * on.width() + x + column] = Colours.mix(GROUND, pixel, share);
            }
        }
        double across = on.width();
        double down = on.height();
        return new Trim(y / down, (across - x - width) / across, (down - y - height) / down, x / across);
    }
}
