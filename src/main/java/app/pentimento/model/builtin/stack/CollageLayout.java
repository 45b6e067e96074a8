package app.pentimento.model.builtin.stack;

import app.pentimento.model.builtin.operation.Trim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture that was joined of several.
 *
 * @param cells where each of them stands in it, in their order
 * @param panels the versions that it was joined of; empty where they are no versions of one picture
 * @param before as it was joined before one of its panels was changed; null where none was
 * @param original whether it is the original of its history, which was edited as a whole since, and not its latest picture
 */
public record CollageLayout(
        List<Trim> cells, List<Integer> panels, @Nullable CollageLayout before, boolean original) {
    public CollageLayout {
        cells = List.copyOf(cells);
        panels = List.copyOf(panels);
    }

    /** Pictures that are no versions of one. */
    public static CollageLayout of(List<Trim> cells) {
        return new CollageLayout(cells, List.of(), null, false);
    }

    /** The same where edits go on from it as it is. */
    public CollageLayout asOriginal() {
        return new CollageLayout(cells, List.of(), null, true);
    }

    /** How many pictures it was joined of. */
    public int count() {
        return cells.size();
    }
}
