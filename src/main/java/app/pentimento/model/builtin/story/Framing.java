package app.pentimento.model.builtin.story;

import app.pentimento.image.vision.Face;
import app.pentimento.model.builtin.operation.Crop;
import java.util.function.ToDoubleFunction;

/**
 * Parts of a photo that all have one shape.
 *
 * @param ratio width to height of the parts
 * @param name of the ratio
 * @param across the width of the largest part, as a share of the photo's
 * @param down its height, as a share of the photo's
 */
record Framing(double ratio, String name, double across, double down) {
    private static final int STEPS = 16;

    /** The shape that suits a photo of this size: upright, square or lying. */
    static Framing of(int width, int height) {
        double own = (double) width / height;
        return own > 1.15 ? of(4 / 3.0, "4:3", own) : own < 0.87 ? of(3 / 4.0, "3:4", own) : of(1, "1:1", own);
    }

    private static Framing of(double ratio, String name, double own) {
        return new Framing(ratio, name, Math.min(1, ratio / own), Math.min(1, own / ratio));
    }

    /** The part of this scale around a point, moved into the photo where it would reach out of it. */
    Face part(double scale, double x, double y) {
        double width = across * scale;
        double height = down * scale;
        return new Face(
                Math.clamp(x - width / 2, 0, 1 - width), Math.clamp(y - height / 2, 0, 1 - height), width, height, 1);
    }

    /** The smallest part that holds a box, but within these scales. */
    Face around(Face box, double least, double most) {
        double scale = Math.clamp(Math.max(box.width() / across, box.height() / down), least, most);
        return part(scale, box.left() + box.width() / 2, box.top() + box.height() / 2);
    }

    /** The part of this scale that scores highest. */
    Face best(double scale, ToDoubleFunction<Face> score) {
        Face best = part(scale, 0.5, 0.5);
        double highest = score.applyAsDouble(best);
        for (int row = 0; row < STEPS; row++) {
            for (int column = 0; column < STEPS; column++) {
                Face part = part(scale, (column + 0.5) / STEPS, (row + 0.5) / STEPS);
                double scored = score.applyAsDouble(part);
                if (scored > highest) {
                    highest = scored;
                    best = part;
                }
            }
        }
        return best;
    }

    /** The operation that leaves this part. */
    Crop crop(Face part) {
        return new Crop(
                ratio, part.width() / across, place(part.left(), part.width()), place(part.top(), part.height()), name);
    }

    private static double place(double start, double size) {
        return size > 0.9999 ? 0.5 : Math.clamp(start / (1 - size), 0, 1);
    }
}
