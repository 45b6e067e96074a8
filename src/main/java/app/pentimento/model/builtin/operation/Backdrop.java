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
 * @param brushed where the subject is, as a person says; null where it is to be found
 */
public record Backdrop(
        Fill fill,
        int colour,
        @Nullable String colourName,
        int second,
        @Nullable UserMask brushed) implements Operation {
    /** Something else behind a subject that is to be found. */
    public Backdrop(Fill fill, int colour, @Nullable String colourName, int second) {
        this(fill, colour, colourName, second, null);
    }

    /** The same where a person brushed the subject or what is behind it. */
    public Backdrop within(UserMask mask) {
        return new Backdrop(fill, colour, colourName, second, mask);
    }

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
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        Plane subject = subject(pixels, notes);
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

    private Plane subject(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        return brushed == null ? SubjectMatte.of(pixels, this, notes) : brushed.subject(pixels);
    }

    /** Puts a picture's subject before another picture, which is cropped to the same shape, instead of its filling. */
    public Pixels before(Pixels pixels, Pixels other, Consumer<LocalizedMessage> notes) throws InterruptedException {
        Plane subject = subject(pixels, notes);
        Pixels shaped = new Crop((double) pixels.width() / pixels.height(), 1, 0.5, 0.5, "").apply(other);
        Pixels behind = Scaling.to(shaped, pixels.width(), pixels.height());
        int width = pixels.width();
        return PixelMap.apply(
                pixels, (x, y, p) -> Colours.mix(behind.argb()[y * width + x], p, subject.values()[y * width + x]));
    }

    @Override
    public LocalizedMessage message() {
        LocalizedMessage done = switch (fill) {
            case TRANSPARENT -> LocalizedMessage.of("backdrop.transparent");
            case GRADIENT -> LocalizedMessage.of("backdrop.gradient");
            case COLOUR -> LocalizedMessage.of("backdrop.colour", LocalizedMessage.of("colour." + colourName));
        };
        return brushed == null ? done : LocalizedMessage.all(done, brushed.message());
    }
}
