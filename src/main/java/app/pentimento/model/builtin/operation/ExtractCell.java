package app.pentimento.model.builtin.operation;

/**
 * One of the pictures that a picture was joined of, cut out of it.
 *
 * @param cell where it stands
 * @param number which of them it is, from 1
 */
public record ExtractCell(Trim cell, int number) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) {
        return cell.apply(pixels);
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("cell.cut", Integer.toString(number));
    }
}
