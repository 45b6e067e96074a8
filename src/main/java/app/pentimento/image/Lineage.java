package app.pentimento.image;

import java.util.Locale;

/**
 * One picture that another was made from.
 *
 * @param parent the picture that went in
 * @param relation what part it had
 */
public record Lineage(Image parent, Relation relation) {
    /** How a picture went into another. */
    public enum Relation {
        /** It is what was changed. */
        PARENT,
        /** It was used beside what was changed. */
        INPUT,
        /** It was sent along with the conversation: the original, or a picture of an earlier turn. */
        CONTEXT;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The word for it where only what was changed is told from all that was used beside it. */
        public String parentOrInput() {
            return this == PARENT ? word() : INPUT.word();
        }
    }
}
