package app.pentimento.keep;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a picture stands in an answer that shows it again: squeezed into another shape, cut to it or with something
 * added at the sides, moved, a little larger or smaller, a little turned. By brute force on small copies, then by
 * least squares on larger ones, in which what was edited counts nothing.
 */
final class PlacementFinder {
    private static final int COARSE = 96;
    private static final int[] FINER = {192, 384, 768};
    private static final int REACH = 8;
    private static final double[] ZOOMS = {1, 0.98, 1.02, 0.96, 1.04, 0.93, 1.075, 0.89, 1.12, 0.85, 1.18};
    private static final int ROUNDS = 8;
    private static final int UNKNOWNS = 6;

    /**
     * A placement and what speaks for it.
     *
     * @param likeness the correlation of edges where the two agree at all, from -1 to 1
     */
    record Found(Placement placement, double likeness) {}

    private final float[] picture;
    private final int width;
    private final int height;
    private final float[] answer;
    private final int answerWidth;
    private final int answerHeight;

    private PlacementFinder(Planes picture, Planes answer) {
        this.picture = picture.brightness();
        width = picture.width();
        height = picture.height();
        this.answer = answer.brightness();
        answerWidth = answer.width();
        answerHeight = answer.height();
    }

    /** Finds the placement of one in the other, in pixels of these; null where nothing speaks for any. */
    static @Nullable Found find(Planes picture, Planes answer) {
        return new PlacementFinder(picture, answer).find();
    }

    private @Nullable Found find() {
        Found best = null;
        double perX = (double) answerWidth / width;
        double perY = (double) answerHeight / height;
        double[][] fits = Math.abs(Math.log(perX / perY)) < 0.01
                ? new double[][] {{perX, perY}}
                : new double[][] {
                    {perX, perY},
                    {Math.max(perX, perY), Math.max(perX, perY)},
                    {Math.min(perX, perY), Math.min(perX, perY)}
                };
        for (double[] fit : fits) {
            Found found = coarse(fit[0], fit[1]);
            if (found != null && (best == null || found.likeness > best.likeness)) {
                best = found;
            }
        }
        if (best == null) {
            return null;
        }
        Found found = best;
        for (int side : FINER) {
            if (side / 2 > Math.max(width, height)) {
                break;
            }
            found = refined(found.placement, side);
        }
        return found;
    }

    /** A level of both pictures, with only their edges left, evened out. */
    private record Level(float[] here, int width, int height, float[] there, int thereWidth, int thereHeight) {}

    private Level level(double side, double density) {
        double factor = Math.min(1, side / Math.max(width, height));
        int w = Math.max(4, (int) Math.round(width * factor));
        int h = Math.max(4, (int) Math.round(height * factor));
        double other = Math.min(1, factor / density);
        int aw = Math.max(4, (int) Math.round(answerWidth * other));
        int ah = Math.max(4, (int) Math.round(answerHeight * other));
        int radius = (int) Math.clamp(side / 64, 2, 8);
        return new Level(
                edges(Filters.shrunk(picture, width, height, w, h), w, h, radius),
                w,
                h,
                edges(Filters.shrunk(answer, answerWidth, answerHeight, aw, ah), aw, ah, radius),
                aw,
                ah);
    }

    private static float[] edges(float[] plane, int w, int h, int radius) {
        float[] fine = Filters.mean(plane, w, h, 1);
        float[] coarse = Filters.blur(plane, w, h, radius);
        float[] squares = new float[fine.length];
        double all = 0;
        for (int i = 0; i < fine.length; i++) {
            fine[i] -= coarse[i];
            squares[i] = fine[i] * fine[i];
            all += squares[i];
        }
        float floor = (float) Math.sqrt(all / fine.length) * 0.6f + 0.5f;
        float[] local = Filters.mean(squares, w, h, 2 * radius);
        for (int i = 0; i < fine.length; i++) {
            fine[i] /= (float) Math.sqrt(Math.max(0, local[i])) + floor;
        }
        return fine;
    }

    /** Tries zooms and moves about the middle. */
    private @Nullable Found coarse(double perX, double perY) {
        Level level = level(COARSE, Math.sqrt(perX * perY));
        double factorX = (double) level.width / width;
        double factorY = (double) level.height / height;
        double otherX = (double) level.thereWidth / answerWidth;
        double otherY = (double) level.thereHeight / answerHeight;
        Found[] found = new Found[ZOOMS.length];
        IntStream.range(0, ZOOMS.length).parallel().forEach(z -> {
            double sx = perX * ZOOMS[z] * otherX / factorX;
            double sy = perY * ZOOMS[z] * otherY / factorY;
            int reachX = REACH + (int) Math.ceil(Math.abs(level.thereWidth / sx - level.width) / 2);
            int reachY = REACH + (int) Math.ceil(Math.abs(level.thereHeight / sy - level.height) / 2);
            int wide = level.width + 2 * reachX;
            int high = level.height + 2 * reachY;
            float[] sampled = new float[wide * high];
            boolean[] there = new boolean[wide * high];
            for (int y = 0; y < high; y++) {
                double ay = (y + 0.5 - high / 2.0) * sy + level.thereHeight / 2.0 - 0.5;
                for (int x = 0; x < wide; x++) {
                    double ax = (x + 0.5 - wide / 2.0) * sx + level.thereWidth / 2.0 - 0.5;
                    if (ax >= 0 && ay >= 0 && ax <= level.thereWidth - 1 && ay <= level.thereHeight - 1) {
                        sampled[y * wide + x] = Filters.at(level.there, level.thereWidth, level.thereHeight, ax, ay);
                        there[y * wide + x] = true;
                    }
                }
            }
            double best = 0.05;
            for (int dy = -reachY; dy <= reachY; dy++) {
                for (int dx = -reachX; dx <= reachX; dx++) {
                    double likeness = likeness(level, sampled, there, wide, dx + reachX, dy + reachY);
                    if (likeness > best) {
                        best = likeness;
                        double x0 = level.thereWidth / 2.0 + (dx - level.width / 2.0) * sx;
                        double y0 = level.thereHeight / 2.0 + (dy - level.height / 2.0) * sy;
                        found[z] = new Found(
                                new Placement(sx, 0, x0, 0, sy, y0)
                                        .scaled(1 / factorX, 1 / factorY, 1 / otherX, 1 / otherY),
                                likeness);
                    }
                }
            }
        });
        return Arrays.stream(found)
                .filter(one -> one != null)
                .max((a, b) -> Double.compare(a.likeness, b.likeness))
                .orElse(null);
    }

    private static double likeness(Level level, float[] sampled, boolean[] there, int wide, int dx, int dy) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        int n = 0;
        for (int y = 0; y < level.height; y++) {
            int row = (y + dy) * wide + dx;
            for (int x = 0; x < level.width; x++) {
                if (there[row + x]) {
                    float a = level.here[y * level.width + x];
                    float b = sampled[row + x];
                    ab += a * b;
                    aa += a * a;
                    bb += b * b;
                    n++;
                }
            }
        }
        // what shows more of the picture speaks a little more for itself
        double share = (double) n / (level.width * level.height);
        return share < 0.45 || aa * bb == 0 ? -1 : ab / Math.sqrt(aa * bb) * (0.9 + 0.1 * share);
    }

    /** Least squares on a level, by which each place weighs less the less it agrees. */
    private Found refined(Placement begin, int side) {
        Level level = level(side, begin.density());
        double factorX = (double) level.width / width;
        double factorY = (double) level.height / height;
        double otherX = (double) level.thereWidth / answerWidth;
        double otherY = (double) level.thereHeight / answerHeight;
        Placement at = begin.scaled(factorX, factorY, otherX, otherY);
        int stride = side >= 768 ? 2 : 1;
        double likeness = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Step step = step(level, at, stride);
            likeness = step.likeness;
            double[] d = step.change;
            at = new Placement(
                    at.xx() + d[0], at.xy() + d[1], at.x0() + d[2], at.yx() + d[3], at.yy() + d[4], at.y0() + d[5]);
            if (Math.abs(d[2]) + Math.abs(d[5]) + (Math.abs(d[0]) + Math.abs(d[4])) * level.width < 0.01) {
                break;
            }
        }
        return new Found(at.scaled(1 / factorX, 1 / factorY, 1 / otherX, 1 / otherY), likeness);
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    private record Step(double[] change, double likeness) {}

    private static Step step(Level level, Placement at, int stride) {
        int w = level.width;
        int h = level.height;
        int across = (w - 2 + stride - 1) / stride;
        int down = (h - 2 + stride - 1) / stride;
        float[] misses = new float[Math.max(1, across * down)];
        int count = 0;
        for (int y = 1; y < h - 1; y += stride) {
            for (int x = 1; x < w - 1; x += stride) {
                float there = sample(level, at, x, y);
                if (!Float.isNaN(there)) {
                    misses[count++] = Math.abs(level.here[y * w + x] - there);
                }
            }
        }
        double limit = 4.685 * (1.4826 * Filters.quantile(misses, count, 0.5) + 1e-3);
        double mx = w / 2.0;
        double my = h / 2.0;
        double unit = Math.max(w, h) / 2.0;
        double[][] matrix = new double[UNKNOWNS][UNKNOWNS + 1];
        double ab = 0;
        double aa = 1e-9;
        double bb = 1e-9;
        double[] slope = new double[UNKNOWNS];
        for (int y = 1; y < h - 1; y += stride) {
            for (int x = 1; x < w - 1; x += stride) {
                float there = sample(level, at, x, y);
                if (Float.isNaN(there)) {
                    continue;
                }
                float here = level.here[y * w + x];
                double miss = here - there;
                double u = miss / limit;
                if (Math.abs(u) >= 1) {
                    continue;
                }
                double weight = (1 - u * u) * (1 - u * u);
                ab += weight * here * there;
                aa += weight * here * here;
                bb += weight * there * there;
                double gx = (level.here[y * w + x + 1] - level.here[y * w + x - 1]) / 2;
                double gy = (level.here[(y + 1) * w + x] - level.here[(y - 1) * w + x]) / 2;
                // the picture's slopes stand for the answer's, brought to its pixels
                double ax = gx / at.xx();
                double ay = gy / at.yy();
                double px = (x + 0.5 - mx) / unit;
                double py = (y + 0.5 - my) / unit;
                slope[0] = ax * px;
                slope[1] = ax * py;
                slope[2] = ax;
                slope[3] = ay * px;
                slope[4] = ay * py;
                slope[5] = ay;
                for (int r = 0; r < UNKNOWNS; r++) {
                    for (int c = r; c < UNKNOWNS; c++) {
                        matrix[r][c] += weight * slope[r] * slope[c];
                    }
                    matrix[r][UNKNOWNS] += weight * slope[r] * miss;
                }
            }
        }
        double trace = 0;
        for (int r = 0; r < UNKNOWNS; r++) {
            trace += matrix[r][r];
            for (int c = 0; c < r; c++) {
                matrix[r][c] = matrix[c][r];
            }
        }
        for (int r = 0; r < UNKNOWNS; r++) {
            matrix[r][r] += 1e-4 * trace + 1e-9;
        }
        double[] d = Equations.solve(matrix);
        double xx = d[0] / unit;
        double xy = d[1] / unit;
        double yx = d[3] / unit;
        double yy = d[4] / unit;
        return new Step(
                new double[] {xx, xy, d[2] - xx * mx - xy * my, yx, yy, d[5] - yx * mx - yy * my},
                ab / Math.sqrt(aa * bb));
    }

    private static float sample(Level level, Placement at, int x, int y) {
        double ax = at.x(x + 0.5, y + 0.5) - 0.5;
        double ay = at.y(x + 0.5, y + 0.5) - 0.5;
        return ax < 0 || ay < 0 || ax > level.thereWidth - 1 || ay > level.thereHeight - 1
                ? Float.NaN
                : Filters.at(level.there, level.thereWidth, level.thereHeight, ax, ay);
    }
}
