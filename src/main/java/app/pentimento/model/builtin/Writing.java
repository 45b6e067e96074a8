package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.SubjectSeparation;
import app.pentimento.model.builtin.operation.TextOperation;
import java.util.List;
import java.util.stream.Stream;

/** What operations write on a picture. */
final class Writing {
    private Writing() {}

    /** The texts, in order, each as it was given. */
    static List<String> of(List<Operation> operations) {
        return operations.stream().flatMap(Writing::of).toList();
    }

    private static Stream<String> of(Operation operation) {
        return switch (operation) {
            case Masked masked -> of(masked.operation());
            case SubjectSeparation apart -> of(apart.operation());
            case TextOperation lettered -> Stream.of(lettered.text());
            default -> Stream.empty();
        };
    }
}
