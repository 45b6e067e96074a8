package app.pentimento.keep;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How surely each place of a picture was changed. The two are compared at several scales, in brightness and in colour,
 * each time against what differs anyway at places as lively as this one: that way a new encoding, sharpening, blur, noise
 * and the texture that a model draws anew count nothing.
 *
 * @param evidence from 1 on a place may have been changed, from {@link #SURE} on it surely was
 * @param visible how much it differs, in levels
 * @param noise how much places differ anyway, in levels
 */
@SuppressWarnings("ArrayRecordComponent") // worked on, never compared
record ChangeMap(float[] evidence, float[] visible, double noise) {
    static final float SURE = 2;

    private static final int[] RADII = {1, 3, 8};
    /** How many times more than usual has to differ before it may be a change. */
    private static final float UNUSUAL = 3.2f;
    /** What differs by fewer levels is no change that anybody sees, from fine to coarse. */
    private static final float[] LEAST = {7, 4.5f, 3.5f};

    private static final int BINS = 20;
    /** The share of the places that are taken to be unchanged at least. */
    private static final double CALM = 0.4;
    /** That quantile of the absolute values of a normal distribution, in standard deviations. */
    private static final double CALM_DEVIATIONS = 0.524;
    /** A place counts as changed at a coarse scale only where it differs itself, by this share of its neighbourhood. */
    private static final float OWN_SHARE = 0.4f;

    /**
     * Compares a picture with what was laid over it.
     *
     * @param laid with its tones matched
     * @param covered where there is anything
     */
    static ChangeMap of(Planes picture, Planes laid, boolean[] covered) {
        int w = picture.width();
        int h = picture.height();
        int n = w * h;
        float[][] off = opponents(picture, laid, covered);
        float[] lively = liveliness(picture, laid);
        float[] evidence = new float[n];
        float[] visible = new float[n];
        float[][] fine = null;
        double noise = 0;
        for (int s = 0; s < RADII.length; s++) {
            int radius = RADII[s];
            float[][] smooth = new float[3][];
            IntStream.range(0, 3).parallel().forEach(c -> smooth[c] = Filters.blur(off[c], w, h, radius));
            if (fine == null) {
                fine = smooth;
            }
            float[] around = s == 0 ? lively : Filters.mean(lively, w, h, radius);
            float[] edges = edges(around, covered);
            float[][] usual = new float[3][];
            for (int c = 0; c < 3; c++) {
                usual[c] = usual(smooth[c], around, covered, edges, (c == 0 ? 0.9f : 0.6f) / (s + 1));
            }
            if (s == 1) {
                noise = usual[0][BINS / 2];
            }
            float[][] near = fine;
            float least = LEAST[s];
            boolean coarse = s > 0;
            IntStream.range(0, h).parallel().forEach(y -> {
                for (int i = y * w; i < y * w + w; i++) {
                    if (!covered[i]) {
                        continue;
                    }
                    float dy = smooth[0][i];
                    float db = smooth[1][i];
                    float dr = smooth[2][i];
                    float size = (float) Math.sqrt(dy * dy + db * db + dr * dr);
                    float own = (near[0][i] * dy + near[1][i] * db + near[2][i] * dr) / Math.max(size, 1e-3f);
                    visible[i] = Math.max(visible[i], Math.min(size, coarse ? Math.max(0, own) : size));
                    if (coarse && own < OWN_SHARE * size) {
                        continue;
                    }
                    float z0 = dy / at(usual[0], edges, around[i]);
                    float z1 = db / at(usual[1], edges, around[i]);
                    float z2 = dr / at(usual[2], edges, around[i]);
                    float z = (float) Math.sqrt(Math.max(
                            (z0 * z0 + z1 * z1 + z2 * z2) / 2, Math.max(z0 * z0, Math.max(z1 * z1, z2 * z2))));
                    evidence[i] = Math.max(evidence[i], Math.min(z / UNUSUAL, size / least));
                }
            });
        }
        return new ChangeMap(evidence, visible, noise);
    }

    /** What differs: brightness, and the two colours that remain, so weighted that a step is about as visible in each. */
    private static float[][] opponents(Planes picture, Planes laid, boolean[] covered) {
        float[][] a = picture.colours();
        float[][] b = laid.colours();
        float[][] off = new float[3][picture.size()];
        for (int i = 0; i < off[0].length; i++) {
            if (covered[i]) {
                float dr = b[0][i] - a[0][i];
                float dg = b[1][i] - a[1][i];
                float db = b[2][i] - a[2][i];
                float dy = 0.299f * dr + 0.587f * dg + 0.114f * db;
                off[0][i] = dy;
                off[1][i] = 0.56f * (db - dy);
                off[2][i] = 0.71f * (dr - dy);
            }
        }
        return off;
    }

    /** How much goes on around each place in both pictures. */
    private static float[] liveliness(Planes picture, Planes laid) {
        int w = picture.width();
        int h = picture.height();
        float[] here = Filters.blur(Filters.steepness(picture.brightness(), w, h), w, h, 2);
        float[] there = Filters.blur(Filters.steepness(laid.brightness(), w, h), w, h, 2);
        for (int i = 0; i < here.length; i++) {
            here[i] = Math.min(here[i], there[i]);
        }
        return here;
    }

    /** The middles of bins with equally many places each, by liveliness. */
    private static float[] edges(float[] lively, boolean[] covered) {
        float[] some = new float[lively.length / 4 + 1];
        int count = 0;
        for (int i = 0; i < lively.length; i += 4) {
            if (covered[i]) {
                some[count++] = lively[i];
            }
        }
        Arrays.sort(some, 0, count);
        float[] middles = new float[BINS];
        for (int b = 0; b < BINS; b++) {
            middles[b] = count == 0 ? b : some[Math.min(count - 1, (int) ((b + 0.5) * count / BINS))];
            if (b > 0) {
                middles[b] = Math.max(middles[b], middles[b - 1] + 1e-4f);
            }
        }
        return middles;
    }

    /** How much places differ anyway, by liveliness. */
    private static float[] usual(float[] off, float[] lively, boolean[] covered, float[] middles, float floor) {
        float[][] values = new float[BINS][off.length / 3 / BINS * 2 + 64];
        int[] counts = new int[BINS];
        for (int i = 0; i < off.length; i += 3) {
            if (covered[i]) {
                int b = bin(middles, lively[i]);
                if (counts[b] < values[b].length) {
                    values[b][counts[b]++] = Math.abs(off[i]);
                }
            }
        }
        float[] usual = new float[BINS];
        for (int b = 0; b < BINS; b++) {
            usual[b] = Math.max(floor, (float) (Filters.quantile(values[b], counts[b], CALM) / CALM_DEVIATIONS));
        }
        // calm places differ no more than lively ones; where they seem to, much of what is calm was changed
        for (int b = BINS - 2; b >= 0; b--) {
            usual[b] = Math.min(usual[b], usual[b + 1]);
        }
        return usual;
    }

    private static int bin(float[] middles, float value) {
        int at = Arrays.binarySearch(middles, value);
        int after = at >= 0 ? at : -at - 1;
        if (after <= 0) {
            return 0;
        }
        if (after >= BINS) {
            return BINS - 1;
        }
        return value - middles[after - 1] < middles[after] - value ? after - 1 : after;
    }

    private static float at(float[] usual, float[] middles, float value) {
        if (value <= middles[0]) {
            return usual[0];
        }
        if (value >= middles[BINS - 1]) {
            return usual[BINS - 1] * Math.max(1, value / middles[BINS - 1]);
        }
        int at = Arrays.binarySearch(middles, value);
        int after = at >= 0 ? at : -at - 1;
        if (after == 0) {
            return usual[0];
        }
        float share = (value - middles[after - 1]) / (middles[after] - middles[after - 1]);
        return usual[after - 1] * (1 - share) + usual[after] * share;
    }

    /**
     * The regions that were changed: what surely was, with what may have been and touches it, joined where gaps are small
     * and filled; without specks, and without what is weak beside the rest.
     */
    boolean[] regions(int width, int height) {
        int n = evidence.length;
        int side = Math.max(width, height);
        boolean[] may = new boolean[n];
        for (int i = 0; i < n; i++) {
            may[i] = evidence[i] >= 1;
        }
        int[] pieces = new int[n];
        int count = Areas.pieces(Areas.grown(may, width, height, 1), width, height, pieces);
        double[] weight = new double[count + 1];
        int[] sure = new int[count + 1];
        for (int i = 0; i < n; i++) {
            if (may[i]) {
                weight[pieces[i]] += Math.min(4, evidence[i]) - 0.8;
                sure[pieces[i]] += evidence[i] >= SURE ? 1 : 0;
            }
        }
        double heaviest = 0;
        for (int p = 1; p <= count; p++) {
            heaviest = sure[p] > 0 ? Math.max(heaviest, weight[p]) : heaviest;
        }
        double least = Math.max(6e-5 * n, 0.02 * heaviest);
        boolean[] area = new boolean[n];
        for (int i = 0; i < n; i++) {
            int p = pieces[i];
            area[i] = may[i] && sure[p] >= Math.max(6, 1e-5 * n) && weight[p] >= least;
        }
        boolean[] joined = Areas.closed(area, width, height, Math.max(2, side / 110));
        return Areas.filled(joined, width, height, n / 200);
    }
}
