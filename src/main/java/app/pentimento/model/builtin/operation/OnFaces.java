package app.pentimento.model.builtin.operation;

import java.util.function.Consumer;

/**
 * An operation on the faces alone, with a soft edge around each.
 *
 * @param operation what is done there; it must keep the picture's size
 */
public record OnFaces(Operation operation) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        Plane mask = Selection.mask(Faces.of(pixels, this, notes), pixels.width(), pixels.height());
        mask.blend(pixels, operation.apply(pixels.copy()), false);
        return pixels;
    }

    @Override
    public OnFaces scaled(double factor) {
        return new OnFaces(operation.scaled(factor));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("on-faces", operation.message());
    }
}
