package app.pentimento.model.builtin.operation;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

/** A function from 0..1 to 0..1, tabulated. */
final class Curve {
    private static final int STEPS = 2048;
    private final float[] table = new float[STEPS + 2];

    Curve(DoubleUnaryOperator function) {
        for (int i = 0; i <= STEPS; i++) {
            table[i] = (float) function.applyAsDouble((double) i / STEPS);
        }
        table[STEPS + 1] = table[STEPS];
    }

    /** A function of light, for encoded values. */
    static Curve ofLight(DoubleUnaryOperator function) {
        return new Curve(v -> Colours.encoded((float) function.applyAsDouble(Colours.linear((float) v))));
    }

    float at(float v) {
        float at = Colours.clamp(v) * STEPS;
        int i = (int) at;
        return table[i] + (table[i + 1] - table[i]) * (at - i);
    }

    /** This curve on each channel. */
    ColourChange.Shader onEachChannel() {
        return onChannels(this, this, this);
    }

    /** A curve for each channel. */
    static ColourChange.Shader onChannels(Curve reds, Curve greens, Curve blues) {
        return new ColourChange.Shader() {
            @Override
            public void shade(float[] rgb) {
                rgb[0] = reds.at(rgb[0]);
                rgb[1] = greens.at(rgb[1]);
                rgb[2] = blues.at(rgb[2]);
            }

            @Override
            public IntUnaryOperator packed() {
                int[] red = reds.bytes(16);
                int[] green = greens.bytes(8);
                int[] blue = blues.bytes(0);
                return p -> red[(p >> 16) & 0xFF] | green[(p >> 8) & 0xFF] | blue[p & 0xFF];
            }
        };
    }

    /** This curve for whole values from 0 to 255, shifted to their place in a packed colour. */
    private int[] bytes(int shift) {
        int[] bytes = new int[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Colours.byteOf(at(i / 255f)) << shift;
        }
        return bytes;
    }
}
