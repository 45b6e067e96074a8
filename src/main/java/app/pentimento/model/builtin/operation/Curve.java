package app.pentimento.model.builtin.operation;

import java.util.function.DoubleUnaryOperator;

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
        return rgb -> {
            rgb[0] = at(rgb[0]);
            rgb[1] = at(rgb[1]);
            rgb[2] = at(rgb[2]);
        };
    }
}
