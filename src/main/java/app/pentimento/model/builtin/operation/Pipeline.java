package app.pentimento.model.builtin.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Does operations one after another; changes of colour in a row are done in one pass. */
public final class Pipeline {
    private Pipeline() {}

    /**
     * The picture after all operations. The given pixels may be written to.
     *
     * @throws InterruptedException where the edit was cancelled
     */
    public static Pixels apply(List<Operation> operations, Pixels pixels) throws InterruptedException {
        return apply(operations, pixels, note -> {});
    }

    /**
     * The same, and tells what the operations found.
     *
     * @throws NothingFound where one has nothing in the picture to be done to
     */
    public static Pixels apply(List<Operation> operations, Pixels pixels, Consumer<LocalizedMessage> notes)
            throws InterruptedException {
        Pixels result = pixels;
        List<ColourChange> colours = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof ColourChange change) {
                colours.add(change);
                continue;
            }
            result = operation.apply(flush(colours, result), notes);
        }
        return flush(colours, result);
    }

    private static Pixels flush(List<ColourChange> colours, Pixels pixels) throws InterruptedException {
        if (colours.isEmpty()) {
            return pixels;
        }
        Pixels result = ColourChange.applyAll(colours, pixels);
        colours.clear();
        return result;
    }
}
