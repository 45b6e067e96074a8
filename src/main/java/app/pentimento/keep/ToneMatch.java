package app.pentimento.keep;

/**
 * Brings an answer's colours to those of the picture: a curve for each channel that also looks at the other two, and a
 * slope of light over the picture. Fitted by least squares in which what was edited counts nothing.
 */
final class ToneMatch {
    private static final int TERMS = 12;
    private static final int ROUNDS = 6;
    private static final int STRIDE = 3;
    /** How much the fit is drawn to leaving colours alone, beside so many pixels. */
    private static final double STIFF = 0.002;

    private final double[][] weights;

    private ToneMatch(double[][] weights) {
        this.weights = weights;
    }

    /** Changes nothing. */
    static ToneMatch none() {
        double[][] weights = new double[3][TERMS];
        for (int c = 0; c < 3; c++) {
            weights[c][1 + c] = 1;
        }
        return new ToneMatch(weights);
    }

    /**
     * Fits the colours of what was laid over a picture to the picture's.
     *
     * @param covered where the answer has anything
     */
    static ToneMatch fit(Planes picture, Planes laid, boolean[] covered) {
        int w = picture.width();
        int h = picture.height();
        float[][] wanted = new float[3][];
        float[][] given = new float[3][];
        for (int c = 0; c < 3; c++) {
            wanted[c] = Filters.mean(picture.colours()[c], w, h, 2);
            given[c] = Filters.mean(laid.colours()[c], w, h, 2);
        }
        int count = 0;
        int[] places = new int[((w + STRIDE - 1) / STRIDE) * ((h + STRIDE - 1) / STRIDE)];
        for (int y = 0; y < h; y += STRIDE) {
            for (int x = 0; x < w; x += STRIDE) {
                if (covered[y * w + x]) {
                    places[count++] = y * w + x;
                }
            }
        }
        if (count < 200) {
            return none();
        }
        ToneMatch tones = none();
        float[] misses = new float[count];
        double[] terms = new double[TERMS];
        double limit = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int k = 0; k < count; k++) {
                misses[k] = tones.miss(wanted, given, places[k], w, h, terms);
            }
            double middle = Filters.quantile(misses, count, round == 0 ? 0.6 : 0.5);
            limit = Math.max(round == 0 ? 12 : 3, 3.2 * middle);
            double[][][] rows = new double[3][TERMS][TERMS + 1];
            for (int k = 0; k < count; k++) {
                double u = misses[k] / limit;
                if (u >= 1) {
                    continue;
                }
                double weight = (1 - u * u) * (1 - u * u);
                int i = places[k];
                terms(given[0][i], given[1][i], given[2][i], i % w, i / w, w, h, terms);
                for (int r = 0; r < TERMS; r++) {
                    double part = weight * terms[r];
                    for (int c = r; c < TERMS; c++) {
                        rows[0][r][c] += part * terms[c];
                    }
                    for (int channel = 0; channel < 3; channel++) {
                        rows[channel][r][TERMS] += part * wanted[channel][i] / 255;
                    }
                }
            }
            tones = new ToneMatch(solved(rows, count));
        }
        return tones;
    }

    private static double[][] solved(double[][][] rows, int count) {
        double[][] weights = new double[3][];
        for (int channel = 0; channel < 3; channel++) {
            for (int r = 0; r < TERMS; r++) {
                for (int c = 0; c < TERMS; c++) {
                    rows[channel][r][c] = rows[0][Math.min(r, c)][Math.max(r, c)];
                }
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            double[][] system = new double[TERMS][];
            for (int r = 0; r < TERMS; r++) {
                system[r] = rows[channel][r].clone();
                system[r][r] += STIFF * count;
            }
            system[1 + channel][TERMS] += STIFF * count;
            weights[channel] = Equations.solve(system);
        }
        return weights;
    }

    private static void terms(
            double red, double green, double blue, double x, double y, int width, int height, double[] to) {
        double r = red / 255;
        double g = green / 255;
        double b = blue / 255;
        double u = 2 * x / width - 1;
        double v = 2 * y / height - 1;
        to[0] = 1;
        to[1] = r;
        to[2] = g;
        to[3] = b;
        to[4] = r * r;
        to[5] = g * g;
        to[6] = b * b;
        to[7] = u;
        to[8] = v;
        to[9] = u * u;
        to[10] = v * v;
        to[11] = u * v;
    }

    private float miss(float[][] wanted, float[][] given, int i, int w, int h, double[] terms) {
        terms(given[0][i], given[1][i], given[2][i], i % w, i / w, w, h, terms);
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double value = 0;
            for (int k = 0; k < TERMS; k++) {
                value += weights[c][k] * terms[k];
            }
            double off = wanted[c][i] - value * 255;
            sum += off * off;
        }
        return (float) Math.sqrt(sum);
    }

    /** The matched colour of a colour of the answer, at a place of the picture; a buffer for the terms is the caller's. */
    void match(float[] colour, double x, double y, int width, int height, double[] terms) {
        terms(colour[0], colour[1], colour[2], x, y, width, height, terms);
        for (int c = 0; c < 3; c++) {
            double value = 0;
            for (int k = 0; k < TERMS; k++) {
                value += weights[c][k] * terms[k];
            }
            colour[c] = (float) Math.clamp(value * 255, 0, 255);
        }
    }

    static double[] buffer() {
        return new double[TERMS];
    }
}
