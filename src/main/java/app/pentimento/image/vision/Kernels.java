package app.pentimento.image.vision;

import java.util.Arrays;

/**
 * The arithmetic of a convolutional network. Inner loops run over channels that lie side by side, which the JIT compiler
 * turns into vector instructions.
 */
final class Kernels {
    private Kernels() {}

    /**
     * A convolution.
     *
     * @param weights by filter row, filter column, channel in, channel out
     */
    static Tensor convolve(Tensor in, float[] weights, float[] bias, Windows down, Windows across) {
        int inputs = in.channels();
        int outputs = bias.length;
        Tensor out = Tensor.blank(down.count(), across.count(), outputs);
        float[] sum = new float[outputs];
        for (int y = 0; y < down.count(); y++) {
            for (int x = 0; x < across.count(); x++) {
                System.arraycopy(bias, 0, sum, 0, outputs);
                for (int i = 0; i < down.size(); i++) {
                    int row = down.start(y) + i;
                    for (int j = 0; j < across.size(); j++) {
                        int column = across.start(x) + j;
                        if (row >= 0 && row < in.rows() && column >= 0 && column < in.columns()) {
                            int from = (row * in.columns() + column) * inputs;
                            int weight = (i * across.size() + j) * inputs * outputs;
                            addProducts(sum, in.values(), from, inputs, weights, weight);
                        }
                    }
                }
                System.arraycopy(sum, 0, out.values(), (y * across.count() + x) * outputs, outputs);
            }
        }
        return out;
    }

    private static void addProducts(float[] sum, float[] in, int from, int count, float[] weights, int weight) {
        int at = weight;
        for (int i = 0; i < count; i++, at += sum.length) {
            float value = in[from + i];
            if (value != 0) {
                for (int o = 0; o < sum.length; o++) {
                    sum[o] += value * weights[at + o];
                }
            }
        }
    }

    /** A convolution of each channel by itself. */
    static Tensor convolveEach(Tensor in, float[] weights, float[] bias, Windows down, Windows across) {
        int channels = in.channels();
        Tensor out = Tensor.blank(down.count(), across.count(), channels);
        float[] values = in.values();
        float[] sum = new float[channels];
        for (int y = 0; y < down.count(); y++) {
            for (int x = 0; x < across.count(); x++) {
                System.arraycopy(bias, 0, sum, 0, channels);
                for (int i = 0; i < down.size(); i++) {
                    int row = down.start(y) + i;
                    for (int j = 0; j < across.size(); j++) {
                        int column = across.start(x) + j;
                        if (row >= 0 && row < in.rows() && column >= 0 && column < in.columns()) {
                            int from = (row * in.columns() + column) * channels;
                            int weight = (i * across.size() + j) * channels;
                            for (int c = 0; c < channels; c++) {
                                sum[c] += values[from + c] * weights[weight + c];
                            }
                        }
                    }
                }
                System.arraycopy(sum, 0, out.values(), (y * across.count() + x) * channels, channels);
            }
        }
        return out;
    }

    /** A convolution that makes the picture larger: each value paints a window, without overlap. */
    static Tensor enlarge(Tensor in, float[] weights, float[] bias, int step) {
        int outputs = bias.length;
        Tensor out = Tensor.blank(in.rows() * step, in.columns() * step, outputs);
        for (int y = 0; y < out.rows(); y++) {
            for (int x = 0; x < out.columns(); x++) {
                int from = (y / step * in.columns() + x / step) * in.channels();
                int weight = (y % step * step + x % step) * in.channels() * outputs;
                float[] sum = bias.clone();
                addProducts(sum, in.values(), from, in.channels(), weights, weight);
                System.arraycopy(sum, 0, out.values(), (y * out.columns() + x) * outputs, outputs);
            }
        }
        return out;
    }

    /** The mean or the largest value of each channel under each window. */
    static Tensor pool(Tensor in, Windows down, Windows across, boolean largest) {
        int channels = in.channels();
        Tensor out = Tensor.blank(down.count(), across.count(), channels);
        float[] best = new float[channels];
        for (int y = 0; y < down.count(); y++) {
            for (int x = 0; x < across.count(); x++) {
                Arrays.fill(best, largest ? Float.NEGATIVE_INFINITY : 0);
                int seen = 0;
                for (int row = Math.max(0, down.start(y)); row < end(down, y, in.rows()); row++) {
                    for (int column = Math.max(0, across.start(x)); column < end(across, x, in.columns()); column++) {
                        int from = (row * in.columns() + column) * channels;
                        for (int c = 0; c < channels; c++) {
                            float value = in.values()[from + c];
                            best[c] = largest ? Math.max(best[c], value) : best[c] + value;
                        }
                        seen++;
                    }
                }
                int to = (y * across.count() + x) * channels;
                for (int c = 0; c < channels; c++) {
                    out.values()[to + c] = largest ? best[c] : best[c] / seen;
                }
            }
        }
        return out;
    }

    private static int end(Windows windows, int place, int length) {
        return Math.min(length, windows.start(place) + windows.size());
    }

    /** Enlarged by linear interpolation. */
    static Tensor resize(Tensor in, int rows, int columns, boolean alignCorners, boolean halfPixels) {
        int channels = in.channels();
        Tensor out = Tensor.blank(rows, columns, channels);
        for (int y = 0; y < rows; y++) {
            float sy = source(y, in.rows(), rows, alignCorners, halfPixels);
            int top = (int) sy;
            int bottom = Math.min(in.rows() - 1, top + 1);
            for (int x = 0; x < columns; x++) {
                float sx = source(x, in.columns(), columns, alignCorners, halfPixels);
                int left = (int) sx;
                int right = Math.min(in.columns() - 1, left + 1);
                for (int c = 0; c < channels; c++) {
                    float above = mix(in, top, left, right, c, sx - left);
                    float below = mix(in, bottom, left, right, c, sx - left);
                    out.values()[(y * columns + x) * channels + c] = above + (below - above) * (sy - top);
                }
            }
        }
        return out;
    }

    private static float source(int at, int from, int to, boolean alignCorners, boolean halfPixels) {
        float scale = alignCorners && to > 1 ? (from - 1f) / (to - 1f) : (float) from / to;
        return Math.max(0, halfPixels ? (at + 0.5f) * scale - 0.5f : at * scale);
    }

    private static float mix(Tensor in, int row, int left, int right, int channel, float share) {
        float a = in.values()[(row * in.columns() + left) * in.channels() + channel];
        float b = in.values()[(row * in.columns() + right) * in.channels() + channel];
        return a + (b - a) * share;
    }

    /** Two tensors together; the second may have one value per channel only. */
    static Tensor combine(Tensor a, Tensor b, boolean multiply) {
        if (a.values().length < b.values().length) {
            return combine(b, a, multiply);
        }
        Tensor out = a.like();
        int period = b.values().length;
        for (int i = 0, k = 0; i < out.values().length; i++, k = k + 1 == period ? 0 : k + 1) {
            float x = a.values()[i];
            float y = b.values()[k];
            out.values()[i] = multiply ? x * y : x + y;
        }
        return out;
    }

    /** More room around the values and behind the channels, filled with zeros. */
    static Tensor pad(Tensor in, int[] amounts) {
        Tensor out = Tensor.blank(
                in.rows() + amounts[2] + amounts[3],
                in.columns() + amounts[4] + amounts[5],
                in.channels() + amounts[6] + amounts[7]);
        for (int y = 0; y < in.rows(); y++) {
            for (int x = 0; x < in.columns(); x++) {
                int to = ((y + amounts[2]) * out.columns() + x + amounts[4]) * out.channels() + amounts[6];
                System.arraycopy(in.values(), (y * in.columns() + x) * in.channels(), out.values(), to, in.channels());
            }
        }
        return out;
    }
}
