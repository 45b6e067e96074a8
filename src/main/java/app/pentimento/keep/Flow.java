package app.pentimento.keep;

import java.util.stream.IntStream;

/**
 * How far each place of an answer stands from where its placement says: models bend what they draw again a little. Found
 * by least squares around each place, where what was edited counts little, and carried on smoothly to where nothing tells.
 *
 * @param dx to the right, in places of what was compared
 * @param dy down
 */
@SuppressWarnings("ArrayRecordComponent") // worked on, never compared
record Flow(float[] dx, float[] dy, int width, int height) {
    /** Models bend a picture gently: what moves within less than this was moved on purpose. */
    private static final int WINDOW = 30;

    private static final float FARTHEST = 2.5f;
    private static final float NOISE = 9;

    static Flow none(int width, int height) {
        return new Flow(new float[1], new float[1], width, height);
    }

    double dx(double x, double y) {
        return dx.length == 1 ? 0 : Filters.at(dx, width, height, x, y);
    }

    double dy(double x, double y) {
        return dy.length == 1 ? 0 : Filters.at(dy, width, height, x, y);
    }

    /** The flow by which what was laid over a picture still misses it. */
    static Flow find(Planes picture, Planes laid, boolean[] covered) {
        int w = picture.width();
        int h = picture.height();
        float[] here = Filters.mean(picture.brightness(), w, h, 1);
        float[] there = Filters.mean(laid.brightness(), w, h, 1);
        float[][] sums = new float[5][w * h];
        IntStream.range(1, h - 1).parallel().forEach(y -> {
            for (int x = 1; x < w - 1; x++) {
                int i = y * w + x;
                if (!covered[i]) {
                    continue;
                }
                float gx = (here[i + 1] - here[i - 1] + there[i + 1] - there[i - 1]) / 4;
                float gy = (here[i + w] - here[i - w] + there[i + w] - there[i - w]) / 4;
                float miss = here[i] - there[i];
                float steep = (float) Math.sqrt(gx * gx + gy * gy);
                float odd = miss / (2 * steep + 4);
                float weight = 1 / (1 + odd * odd * odd * odd);
                sums[0][i] = weight * gx * gx;
                sums[1][i] = weight * gx * gy;
                sums[2][i] = weight * gy * gy;
                sums[3][i] = weight * gx * miss;
                sums[4][i] = weight * gy * miss;
            }
        });
        float[][] means = new float[5][];
        IntStream.range(0, 5).parallel().forEach(k -> means[k] = Filters.blur(sums[k], w, h, WINDOW));
        float[] dx = sums[0];
        float[] dy = sums[1];
        float[] known = sums[2];
        for (int i = 0; i < w * h; i++) {
            float xx = means[0][i] + NOISE;
            float yy = means[2][i] + NOISE;
            float xy = means[1][i];
            float det = xx * yy - xy * xy;
            dx[i] = Math.clamp((yy * means[3][i] - xy * means[4][i]) / det, -FARTHEST, FARTHEST);
            dy[i] = Math.clamp((xx * means[4][i] - xy * means[3][i]) / det, -FARTHEST, FARTHEST);
            known[i] = 1 - NOISE / Math.max(xx, yy);
        }
        return new Flow(
                Filters.mean(Fill.smooth(dx, known, w, h), w, h, 6),
                Filters.mean(Fill.smooth(dy, known, w, h), w, h, 6),
                w,
                h);
    }

    /** The same, carried on into an area from what is around it: what was drawn anew there is not bent. */
    Flow across(boolean[] area) {
        if (dx.length == 1) {
            return this;
        }
        float[] known = new float[area.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = area[i] ? 0 : 1;
        }
        return new Flow(
                Filters.mean(Fill.smooth(dx, known, width, height), width, height, 6),
                Filters.mean(Fill.smooth(dy, known, width, height), width, height, 6),
                width,
                height);
    }

    /** This one, and another that was found after it. */
    Flow and(Flow more) {
        if (dx.length == 1) {
            return more;
        }
        float[] x = dx.clone();
        float[] y = dy.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.clamp(x[i] + more.dx[i], -FARTHEST, FARTHEST);
            y[i] = Math.clamp(y[i] + more.dy[i], -FARTHEST, FARTHEST);
        }
        return new Flow(x, y, width, height);
    }
}
