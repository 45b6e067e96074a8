package app.pentimento.model.builtin.operation;

/** Arithmetic on colours. Encoded values are sRGB's (IEC 61966-2-1), from 0 to 1. */
public final class Colours {
    private static final int STEPS = 4096;
    private static final float[] LINEAR = new float[STEPS + 2];
    private static final float[] ENCODED = new float[STEPS + 2];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double v = (double) i / STEPS;
            LINEAR[i] = (float) (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
            // Indexed by the square root, so that the steep start near black keeps its precision.
            double square = v * v;
            ENCODED[i] = (float) (square <= 0.0031308 ? square * 12.92 : 1.055 * Math.pow(square, 1 / 2.4) - 0.055);
        }
    }

    private Colours() {}

    /** Light in proportion to an encoded value. */
    public static float linear(float encoded) {
        float at = clamp(encoded) * STEPS;
        int i = (int) at;
        return LINEAR[i] + (LINEAR[i + 1] - LINEAR[i]) * (at - i);
    }

    /** The encoded value of an amount of light. */
    public static float encoded(float linear) {
        float at = (float) Math.sqrt(clamp(linear)) * STEPS;
        int i = (int) at;
        return ENCODED[i] + (ENCODED[i + 1] - ENCODED[i]) * (at - i);
    }

    /** How light an encoded colour is, encoded (luma with the weights of BT.709). */
    public static float luma(float r, float g, float b) {
        return 0.2126f * r + 0.7152f * g + 0.0722f * b;
    }

    /** The luma of a packed colour, from 0 to 255. */
    public static float luma(int rgb) {
        return 0.2126f * ((rgb >> 16) & 0xFF) + 0.7152f * ((rgb >> 8) & 0xFF) + 0.0722f * (rgb & 0xFF);
    }

    public static float clamp(float v) {
        return v < 0 ? 0 : v > 1 ? 1 : v;
    }

    /** The nearest packed colour {@code 0x00RRGGBB}. */
    public static int pack(float[] rgb) {
        return (byteOf(rgb[0]) << 16) | (byteOf(rgb[1]) << 8) | byteOf(rgb[2]);
    }

    /** A whole value from 0 to 255 of one from 0 to 1. */
    public static int byteOf(float v) {
        return v <= 0 ? 0 : v >= 1 ? 255 : (int) (v * 255f + 0.5f);
    }

    /** A whole value from 0 to 255, rounded and clamped. */
    public static int clampByte(float v) {
        return v <= 0 ? 0 : v >= 255 ? 255 : (int) (v + 0.5f);
    }

    /** A colour between two packed ones; the alpha is that of neither. */
    public static int mix(int a, int b, float share) {
        int r = clampByte(((a >> 16) & 0xFF) + (((b >> 16) & 0xFF) - ((a >> 16) & 0xFF)) * share);
        int g = clampByte(((a >> 8) & 0xFF) + (((b >> 8) & 0xFF) - ((a >> 8) & 0xFF)) * share);
        int bl = clampByte((a & 0xFF) + ((b & 0xFF) - (a & 0xFF)) * share);
        return (r << 16) | (g << 8) | bl;
    }
}
