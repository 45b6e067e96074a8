package app.pentimento.model.builtin.operation;

import java.util.function.Consumer;

/**
 * An operation on one of the pictures that a picture was joined of. Every other pixel stays as it is.
 *
 * @param cell where it stands
 * @param number which of them it is, from 1
 * @param operation what is done there; it must keep the size
 */
public record CollageCellEdit(Trim cell, int number, Operation operation) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        Pixels part = operation.apply(cell.apply(pixels).copy(), notes);
        int left = (int) Math.round(cell.left() * pixels.width());
        int top = (int) Math.round(cell.top() * pixels.height());
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(
                    part.argb(), y * part.width(), pixels.argb(), (top + y) * pixels.width() + left, part.width());
        }
        return pixels;
    }

    @Override
    public CollageCellEdit scaled(double factor) {
        return new CollageCellEdit(cell, number, operation.scaled(factor));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("cell.only", operation.message(), Integer.toString(number));
    }
}
