package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.testing.Portrait;

/** The portrait as the engine takes it. */
final class People {
    /** Parts of it: {left, top, width, height}. */
    static final int[] FACE = {148, 62, 46, 56};

    static final int[] FLAG = {5, 10, 60, 110};
    static final int[] ROCKET = {270, 20, 80, 140};
    static final int[] SUIT = {90, 220, 110, 100};

    private People() {}

    static Pixels pixels() {
        return Pixels.of(Portrait.image());
    }
}
