package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Said;

/** Something that a person asked for. */
public sealed interface Wish {
    /** An operation to do. */
    record Do(Operation operation) implements Wish {}

    /**
     * Something that is not done.
     *
     * @param words as the person said it
     * @param why what kind of obstacle there is
     * @param say what to tell them
     */
    record Not(String words, Why why, Said say) implements Wish {}

    /** Why something is not done. */
    enum Why {
        /** It takes a generative model. */
        GENERATIVE,
        /** It was not understood. */
        UNCLEAR,
        /** Something is missing: which words, which ratio. */
        INCOMPLETE
    }
}
