package app.pentimento.model.builtin.operation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something else behind the subject: nothing, a colour, or a gradient between two.
 *
 * @param fill what
 * @param colour packed, of a colour, or of the upper end of a gradient
 * @param colourName as people say it; null where none was asked for
 * @param second the lower end of a gradient
 */
public record Backdrop(Fill fill, int colour, @Nullable String colourName, int second) implements Operation {
    /** What can be behind a subject. */
    public enum Fill {
        TRANSPARENT,
        COLOUR,
        GRADIENT
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<Said> notes) throws InterruptedException {
        Plane subject = Cutout.of(pixels, this, notes);
        if (fill == Fill.TRANSPARENT) {
            Pixels cut = pixels.withAlpha();
            for (int i = 0; i < cut.argb().length; i++) {
                int alpha = Math.round((cut.argb()[i] >>> 24) * subject.values()[i]);
                cut.argb()[i] = (alpha << 24) | (cut.argb()[i] & 0xFFFFFF);
            }
            return cut;
        }
        int height = pixels.height();
        int width = pixels.width();
        return PixelMap.apply(pixels, (x, y, p) -> {
            int behind = fill == Fill.COLOUR ? colour : Colours.mix(colour, second, (float) y / height);
            return Colours.mix(behind, p, subject.values()[y * width + x]);
        });
    }

    /** Puts a picture's subject before another picture, which is cropped to the same shape. */
    public static Pixels before(Pixels pixels, Pixels other, Consumer<Said> notes) throws InterruptedException {
        Plane subject = Cutout.of(pixels, new Backdrop(Fill.TRANSPARENT, 0, null, 0), notes);
        Pixels shaped = new Crop((double) pixels.width() / pixels.height(), 1, 0.5, 0.5, "").apply(other);
        Pixels behind = Scaling.to(shaped, pixels.width(), pixels.height());
        int width = pixels.width();
        return PixelMap.apply(
                pixels, (x, y, p) -> Colours.mix(behind.argb()[y * width + x], p, subject.values()[y * width + x]));
    }

    @Override
    public Said said() {
        return switch (fill) {
            case TRANSPARENT -> Said.of("backdrop.transparent");
            case GRADIENT -> Said.of("backdrop.gradient");
            case COLOUR -> Said.of("backdrop.colour", Said.of("colour." + colourName));
        };
    }
}
