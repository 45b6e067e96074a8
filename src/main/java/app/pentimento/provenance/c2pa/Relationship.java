package app.pentimento.provenance.c2pa;

import java.util.Arrays;
import java.util.Optional;

/** How an ingredient went into a picture (C2PA 18.16). */
public enum Relationship {
    /** The picture that was opened and edited; a manifest has at most one. */
    PARENT_OF("parentOf"),
    /** A picture that was put into this one. */
    COMPONENT_OF("componentOf"),
    /** A picture that a model was given, and that may or may not show in its answer. */
    INPUT_TO("inputTo");

    private final String word;

    Relationship(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }

    static Optional<Relationship> ofWord(String word) {
        return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
    }
}
