package app.pentimento.image.vision;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Finds a thing that stands out from what is around it: starts from the middle of the picture, learns the colours inside
 * and outside, cuts along edges, and learns again (after GrabCut by Rother, Kolmogorov and Blake, with histograms).
 */
final class ForegroundFinder {
    private static final int SIDE = 192;
    private static final int BINS = 12;
    private static final int ROUNDS = 5;
    /** What it costs to part two pixels of the same colour. */
    private static final double SMOOTH = 3;
    /** How alike the colours inside and outside may be: 0 for none shared, 1 for the same. */
    private static final double MOST_ALIKE = 0.5;

    private static final double LEAST = 0.03;
    private static final double MOST = 0.75;
    /** How much of the outline has to run along edges. */
    private static final double ON_EDGES = 0.6;
    /** How much of its box a thing has to fill: less is a part of something, or several things. */
    private static final double COMPACT = 0.4;

    private final int[] rgb;
    private final int width;
    private final int height;

    private ForegroundFinder(int[] rgb, int width, int height) {
        this.rgb = rgb;
        this.width = width;
        this.height = height;
    }

    static Optional<SubjectMap> find(BufferedImage image) {
        double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(8, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(8, (int) Math.round(image.getHeight() * scale));
        int side = Math.max(width, height);
        float[] v = Sample.square(image, Sample.Part.whole(image), side, 0).values();
        int[] rgb = new int[width * height];
        int left = (side - width) / 2;
        int top = (side - height) / 2;
        for (int i = 0; i < rgb.length; i++) {
            int at = ((i / width + top) * side + i % width + left) * 3;
            rgb[i] = (int) (v[at] * 255) << 16 | (int) (v[at + 1] * 255) << 8 | (int) (v[at + 2] * 255);
        }
        return new ForegroundFinder(rgb, width, height).find();
    }

    private Optional<SubjectMap> find() {
        boolean[] inside = start();
        for (int round = 0; round < ROUNDS; round++) {
            inside = cut(histogram(inside, true), histogram(inside, false));
        }
        Pieces.fillHoles(inside, width, height);
        int size = Pieces.largest(inside, width, height);
        double share = (double) size / inside.length;
        if (share < LEAST || share > MOST || alike(inside) > MOST_ALIKE || onEdges(inside) < ON_EDGES) {
            return Optional.empty();
        }
        float[] values = new float[inside.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = inside[i] ? 1 : 0;
        }
        SubjectMap map = new SubjectMap(values, width, height);
        Face box = map.box();
        return share / (box.width() * box.height()) < COMPACT ? Optional.empty() : Optional.of(map);
    }

    /** The share of the outline that runs along edges in the picture. */
    private double onEdges(boolean[] inside) {
        double clear = 1.2 * meanContrast();
        int outline = 0;
        int edges = 0;
        for (int i = 0; i + width < inside.length; i++) {
            for (int other : new int[] {i % width == width - 1 ? i : i + 1, i + width}) {
                if (inside[i] != inside[other]) {
                    outline++;
                    edges += difference(rgb[i], rgb[other]) > clear ? 1 : 0;
                }
            }
        }
        return outline == 0 ? 0 : (double) edges / outline;
    }

    /** The middle, less what has the colours of the edges of the picture. */
    private boolean[] start() {
        boolean[] frame = new boolean[rgb.length];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = edge(i) < 0.08;
        }
        float[] around = histogram(frame, true);
        boolean[] inside = new boolean[rgb.length];
        for (int i = 0; i < inside.length; i++) {
            double rare = 1 / (1 + around[bin(rgb[i])] * 800);
            inside[i] = distance(i) < 0.75 && rare * (1.3 - distance(i)) > 0.25;
        }
        return inside;
    }

    private boolean[] cut(float[] in, float[] out) {
        MinCut cut = new MinCut(width, height);
        double contrast = meanContrast();
        for (int i = 0; i < rgb.length; i++) {
            int bin = bin(rgb[i]);
            double lean = Math.log((in[bin] + 1e-5) / (out[bin] + 1e-5)) + 1.2 - 2.2 * distance(i) * distance(i);
            boolean outside = edge(i) < 0.02;
            cut.cost(
                    i,
                    outside ? 0 : (int) (100 * Math.max(0, lean)),
                    outside ? 1_000_000 : (int) (100 * Math.max(0, -lean)));
            for (int d = 0; d < 4; d++) {
                if (cut.has(i, d)) {
                    int other = i + new int[] {1, width, width + 1, width - 1}[d];
                    double difference = difference(rgb[i], rgb[other]);
                    double near = d < 2 ? 1 : 0.7;
                    cut.neighbour(i, d, (int) (100 * near * (SMOOTH * Math.exp(-difference / contrast) + 0.1)));
                }
            }
        }
        return cut.cut();
    }

    private double meanContrast() {
        double sum = 0;
        for (int i = 0; i + width + 1 < rgb.length; i++) {
            sum += difference(rgb[i], rgb[i + 1]) + difference(rgb[i], rgb[i + width]);
        }
        return Math.max(20, sum / rgb.length);
    }

    /** How often each colour occurs where the mask has this value, blurred a little; sums to 1. */
    private float[] histogram(boolean[] mask, boolean value) {
        float[] counts = new float[BINS * BINS * BINS];
        float all = 0;
        for (int i = 0; i < rgb.length; i++) {
            if (mask[i] == value) {
                int bin = bin(rgb[i]);
                counts[bin] += 2;
                all += 2;
                for (int step : new int[] {1, BINS, BINS * BINS}) {
                    for (int near : new int[] {bin - step, bin + step}) {
                        if (near >= 0 && near < counts.length) {
                            counts[near] += 0.5f;
                            all += 0.5f;
                        }
                    }
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= Math.max(1, all);
        }
        return counts;
    }

    /** How much the colours inside and outside have in common (Bhattacharyya). */
    private double alike(boolean[] inside) {
        float[] in = histogram(inside, true);
        float[] out = histogram(inside, false);
        double alike = 0;
        for (int i = 0; i < in.length; i++) {
            alike += Math.sqrt(in[i] * out[i]);
        }
        return alike;
    }

    /** From 0 in the middle to 1 at the middle of the sides. */
    private double distance(int at) {
        return Math.hypot((at % width + 0.5) / width * 2 - 1, (double) (2 * (at / width) + 1) / height - 1);
    }

    /** How far from the nearest edge, as a share of the side. */
    private double edge(int at) {
        double x = (at % width + 0.5) / width;
        double y = (double) (2 * (at / width) + 1) / (2 * height);
        return Math.min(Math.min(x, 1 - x), Math.min(y, 1 - y));
    }

    private static int bin(int rgb) {
        return ((rgb >> 16 & 255) * BINS / 256 * BINS + (rgb >> 8 & 255) * BINS / 256) * BINS
                + (rgb & 255) * BINS / 256;
    }

    private static double difference(int a, int b) {
        int r = (a >> 16 & 255) - (b >> 16 & 255);
        int g = (a >> 8 & 255) - (b >> 8 & 255);
        int bl = (a & 255) - (b & 255);
        return r * r + g * g + bl * bl;
    }
}
