package app.pentimento.model.builtin.operation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An operation on the subject alone, or on what is behind it.
 *
 * @param side where it is done
 * @param operation what is done there; it must keep the picture's size
 * @param brushed where the sides are, as a person says; null where they are to be found
 */
public record SubjectSeparation(
        Side side, Operation operation, @Nullable UserMask brushed) implements Operation {
    /** An operation on a side that is to be found. */
    public SubjectSeparation(Side side, Operation operation) {
        this(side, operation, null);
    }

    /** The same where a person brushed the sides. */
    public SubjectSeparation within(UserMask mask) {
        return new SubjectSeparation(side, operation, mask);
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        Plane subject = brushed == null ? SubjectMatte.of(pixels, this, notes) : brushed.subject(pixels);
        Pixels edited = operation instanceof Blur ? blurred(pixels, subject) : operation.apply(pixels.copy());
        subject.blend(pixels, edited, side == Side.BACKGROUND);
        return pixels;
    }

    /** Blurs one side without the colours of the other: they would shine around it. */
    private Pixels blurred(Pixels pixels, Plane subject) throws InterruptedException {
        Pixels part = new Pixels(pixels.argb().clone(), pixels.width(), pixels.height(), true);
        int width = pixels.width();
        Bands.each(pixels.height(), 32, (from, to) -> {
            for (int i = from * width, end = to * width; i < end; i++) {
                float inside = subject.values()[i];
                float share = side == Side.SUBJECT ? inside : 1 - inside;
                part.argb()[i] = (Math.max(1, Colours.byteOf(share)) << 24) | (part.argb()[i] & 0xFFFFFF);
            }
        });
        return operation.apply(part);
    }

    @Override
    public SubjectSeparation scaled(double factor) {
        return new SubjectSeparation(side, operation.scaled(factor), brushed);
    }

    @Override
    public LocalizedMessage message() {
        LocalizedMessage done =
                LocalizedMessage.of(side == Side.SUBJECT ? "apart.subject" : "apart.background", operation.message());
        return brushed == null ? done : LocalizedMessage.all(done, brushed.message());
    }
}
