package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.testing.Portrait;

/** The portrait as the engine takes it. */
final class People {
    private People() {}

    static Pixels pixels() {
        return Pixels.of(Portrait.image());
    }
}
