package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Operations;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a prompt may refer to.
 *
 * @param present the kinds of the edits that the picture has
 * @param latest the kinds of those that the last turn made
 */
public record Context(Set<String> present, Set<String> latest) {
    /** A picture without edits. */
    public static final Context NONE = new Context(Set.of(), Set.of());

    public Context {
        present = Set.copyOf(present);
        latest = Set.copyOf(latest);
    }

    public static Context of(List<Operation> present, List<Operation> latest) {
        return new Context(names(present), names(latest));
    }

    private static Set<String> names(List<Operation> operations) {
        return operations.stream().map(Operations::name).collect(Collectors.toSet());
    }
}
