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

    /** What is within {left, top, width, height}. */
    static Pixels cut(Pixels p, int[] part) {
        int[] argb = new int[part[2] * part[3]];
        for (int y = 0; y < part[3]; y++) {
            System.arraycopy(p.argb(), (part[1] + y) * p.width() + part[0], argb, y * part[2], part[2]);
        }
        return new Pixels(argb, part[2], part[3], p.alpha());
    }
}
