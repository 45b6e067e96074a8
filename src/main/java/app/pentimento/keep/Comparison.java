package app.pentimento.keep;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture beside the answer of a model that was asked to change it: where the picture stands in the answer, how its
 * tones were changed, and which regions were.
 */
public final class Comparison {
    /** The longer side of what is compared: about what models answer with. */
    static final int SIDE = 1024;

    private final Planes picture;
    private final int pictureWidth;
    private final int pictureHeight;
    private final int answerWidth;
    private final int answerHeight;
    private final @Nullable Placement placement;
    private final double likeness;
    private final boolean[] covered;
    private final Planes laid;
    private final ToneMatch tones;
    private final Flow flow;
    private final float[] unmatched;
    private final ChangeMap change;
    private final boolean[] area;
    private final Planes answer;
    private final Signs signs;

    /**
     * What speaks for or against putting only the change into the picture.
     *
     * @param likeness how alike the edges are where the two agree at all, from -1 to 1
     * @param covered how much of the picture the answer shows, from 0 to 1
     * @param changed how much of what it shows was changed, from 0 to 1
     * @param toneShift how far tones were moved everywhere, in levels
     * @param structure how alike the drawing is outside of what was changed, from -1 to 1
     * @param noise how much places differ that were not changed, in levels
     */
    record Signs(
            double likeness, double covered, double changed, double toneShift, double structure, double noise) {}

    private Comparison(BufferedImage working, BufferedImage given) {
        pictureWidth = working.getWidth();
        pictureHeight = working.getHeight();
        answerWidth = given.getWidth();
        answerHeight = given.getHeight();
        picture = Planes.of(working, SIDE);
        // more than the picture's own resolution cannot be put into it
        double most = Math.sqrt(1.0 * pictureWidth * pictureHeight / ((double) answerWidth * answerHeight)) * 1.25;
        answer = Planes.of(Planes.sized(given, Math.min(1, most)));
        Planes small = Planes.of(given, SIDE);
        PlacementFinder.Found found = PlacementFinder.find(picture, small);
        int n = picture.size();
        covered = new boolean[n];
        if (found == null) {
            placement = null;
            likeness = 0;
            laid = picture;
            tones = ToneMatch.none();
            flow = Flow.none(picture.width(), picture.height());
            unmatched = new float[n];
            change = new ChangeMap(new float[n], new float[n], 0);
            area = new boolean[n];
            signs = new Signs(0, 0, 0, 0, 0, 0);
            return;
        }
        likeness = found.likeness();
        placement = found.placement()
                .scaled(
                        (double) pictureWidth / picture.width(),
                        (double) pictureHeight / picture.height(),
                        (double) answer.width() / small.width(),
                        (double) answer.height() / small.height());
        Planes source = answer.size() > 1.7 * small.size() ? small : answer;
        Placement here = placement.scaled(
                (double) picture.width() / pictureWidth,
                (double) picture.height() / pictureHeight,
                (double) source.width() / answer.width(),
                (double) source.height() / answer.height());
        laid = new Planes(new float[3][n], picture.width(), picture.height());
        lay(source, here, Flow.none(picture.width(), picture.height()));
        ToneMatch first = ToneMatch.fit(picture, laid, covered);
        double shift = matchTones(first);
        Flow bent = Flow.none(picture.width(), picture.height());
        for (int round = 0; round < 2; round++) {
            bent = bent.and(Flow.find(picture, laid, covered));
            lay(source, here, bent);
            if (round == 0) {
                matchTones(first);
            }
        }
        flow = bent;
        unmatched = unmatchedNow();
        tones = ToneMatch.fit(picture, laid, covered);
        matchTones(tones);
        change = ChangeMap.of(picture, laid, covered);
        area = change.regions(picture.width(), picture.height());
        int shown = Areas.count(covered);
        signs = new Signs(
                likeness,
                (double) shown / n,
                shown == 0 ? 0 : (double) Areas.count(area) / shown,
                shift,
                structure(),
                change.noise());
    }

    /**
     * Compares the two; both as {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}. Neither is changed.
     *
     * @param working the picture that the model was asked to change
     * @param answer what it answered with
     */
    public static Comparison of(BufferedImage working, BufferedImage answer) {
        return new Comparison(working, answer);
    }

    /** What it needs beyond the two pictures, in bytes. */
    public static long memory(int width, int height, int answerWidth, int answerHeight) {
        double factor = Math.min(1, (double) SIDE / Math.max(width, height));
        long compared = (long) (width * factor * height * factor);
        long answer = Math.min((long) answerWidth * answerHeight, 25L * width * height / 16);
        return 130 * compared + 12 * answer;
    }

    /** How far the colours of what was laid over the picture are from its own now. */
    private float[] unmatchedNow() {
        float[] off = new float[picture.size()];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < off.length; i++) {
                off[i] += Math.abs(picture.colours()[c][i] - laid.colours()[c][i]) / 3;
            }
        }
        return Filters.mean(off, picture.width(), picture.height(), 1);
    }

    private void lay(Planes source, Placement at, Flow bent) {
        int w = picture.width();
        IntStream.range(0, picture.height()).parallel().forEach(y -> {
            for (int x = 0; x < w; x++) {
                double px = x + 0.5 + bent.dx(x, y);
                double py = y + 0.5 + bent.dy(x, y);
                double ax = at.x(px, py);
                double ay = at.y(px, py);
                int i = y * w + x;
                covered[i] = ax >= 1 && ay >= 1 && ax <= source.width() - 1 && ay <= source.height() - 1;
                if (covered[i]) {
                    for (int c = 0; c < 3; c++) {
                        laid.colours()[c][i] = source.sharpAt(c, ax - 0.5, ay - 0.5);
                    }
                }
            }
        });
    }

    /** Brings the laid answer's tones to the picture's; tells how far they were moved. */
    private double matchTones(ToneMatch match) {
        int w = picture.width();
        int h = picture.height();
        double[] moved = new double[h];
        int[] counts = new int[h];
        IntStream.range(0, h).parallel().forEach(y -> {
            double[] buffer = ToneMatch.buffer();
            float[] colour = new float[3];
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                if (!covered[i]) {
                    continue;
                }
                for (int c = 0; c < 3; c++) {
                    colour[c] = laid.colours()[c][i];
                }
                match.match(colour, x, y, w, h, buffer);
                for (int c = 0; c < 3; c++) {
                    moved[y] += Math.abs(colour[c] - laid.colours()[c][i]) / 3;
                    laid.colours()[c][i] = colour[c];
                }
                counts[y]++;
            }
        });
        double sum = 0;
        long count = 0;
        for (int y = 0; y < h; y++) {
            sum += moved[y];
            count += counts[y];
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The correlation of what is finer than a few pixels, outside of what was changed. */
    private double structure() {
        int w = picture.width();
        int h = picture.height();
        float[] here = detail(picture);
        float[] there = detail(laid);
        double ab = 0;
        double aa = 1e-9;
        double bb = 1e-9;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                if (covered[i] && !area[i]) {
                    ab += here[i] * there[i];
                    aa += here[i] * here[i];
                    bb += there[i] * there[i];
                }
            }
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static float[] detail(Planes planes) {
        float[] bright = planes.brightness();
        float[] fine = Filters.mean(bright, planes.width(), planes.height(), 1);
        float[] coarse = Filters.blur(bright, planes.width(), planes.height(), 5);
        for (int i = 0; i < fine.length; i++) {
            fine[i] -= coarse[i];
        }
        return fine;
    }

    Signs signs() {
        return signs;
    }

    @Nullable
    Placement placement() {
        return placement;
    }

    /** Where the picture stands in the answer, in pixels of the answer as it came. */
    @Nullable
    Placement placementInAnswer() {
        return placement == null
                ? null
                : placement.scaled(
                        1, 1, (double) answerWidth / answer.width(), (double) answerHeight / answer.height());
    }

    /** How the answer has to be laid over the picture; null where that is not known. */
    public @Nullable Aligned aligned() {
        Placement found = placementInAnswer();
        return found == null ? null : found.told(pictureWidth, pictureHeight, answerWidth, answerHeight);
    }

    Planes picture() {
        return picture;
    }

    Planes laid() {
        return laid;
    }

    Planes answer() {
        return answer;
    }

    boolean[] covered() {
        return covered;
    }

    ToneMatch tones() {
        return tones;
    }

    Flow flow() {
        return flow;
    }

    /** How far the answer's own colours are from the picture's, place by place, in levels. */
    float[] unmatched() {
        return unmatched;
    }

    ChangeMap change() {
        return change;
    }

    /** What was changed, place by place of what was compared. */
    boolean[] area() {
        return area;
    }
}
