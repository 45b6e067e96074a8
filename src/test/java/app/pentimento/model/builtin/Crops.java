package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Pixels;
import java.util.Arrays;

/** Parts of pictures to measure by themselves. */
final class Crops {
    private Crops() {}

    static Pixels top(Pixels pixels, int lines) {
        return lines(pixels, 0, lines);
    }

    static Pixels lines(Pixels pixels, int from, int to) {
        int[] part = Arrays.copyOfRange(pixels.argb(), from * pixels.width(), to * pixels.width());
        return new Pixels(part, pixels.width(), to - from, pixels.alpha());
    }
}
