package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Something that a person asked for. */
public sealed interface EditIntent {
    /** An operation to do. */
    record Do(Operation operation) implements EditIntent {}

    /** The picture once for each of these, on top of its edits. */
    record Variants(List<Operation> operations) implements EditIntent {
        public Variants {
            operations = List.copyOf(operations);
        }
    }

    /**
     * A story in several pictures, each a part of the picture.
     *
     * @param count how many
     * @param captions of the first of them, in the person's words
     * @param comic whether they are panels of a comic
     */
    record Story(int count, List<String> captions, boolean comic) implements EditIntent {
        public Story {
            captions = List.copyOf(captions);
        }
    }

    /** The picture's subject before another picture that the turn brings. */
    record Behind() implements EditIntent {}

    /** The pictures of the turn in one. */
    record Join(Layout layout) implements EditIntent {}

    /** How several pictures stand in one. */
    enum Layout {
        ROW,
        COLUMN,
        GRID,
        /** The original beside what has become of it. */
        BEFORE_AFTER
    }

    /** Back by so many turns. */
    record Undo(int times) implements EditIntent {}

    /** What was undone last, again. */
    record Redo() implements EditIntent {}

    /** Back to the picture as it was before all edits. */
    record Original() implements EditIntent {}

    /** Back to the picture of an answer, counted from 1. */
    record GoTo(int number) implements EditIntent {}

    /** Edits to take away, by the names of their kinds, whenever they were made. */
    record Remove(Set<String> kinds) implements EditIntent {
        public Remove {
            kinds = Set.copyOf(kinds);
        }
    }

    /** Edits that an undo in the same prompt leaves alone. */
    record Keep(Set<String> kinds) implements EditIntent {
        public Keep {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * An edit to do differently.
     *
     * @param kinds the last one of these kinds; where empty, those of the last turn
     * @param change gives the edit that takes its place
     */
    record Adjust(Set<String> kinds, UnaryOperator<Operation> change) implements EditIntent {
        public Adjust {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * That what follows was guessed by meaning.
     *
     * @param words as the person said it
     * @param wording what they were taken for
     */
    record Taken(String words, String wording) implements EditIntent {}

    /**
     * Something that is not done.
     *
     * @param words as the person said it
     * @param why what kind of obstacle there is
     * @param say what to tell them
     * @param readings wordings that may have been meant, or that come near it, the nearest first
     */
    record Not(String words, Why why, LocalizedMessage say, List<String> readings) implements EditIntent {
        public Not {
            readings = List.copyOf(readings);
        }

        public Not(String words, Why why, LocalizedMessage say) {
            this(words, why, say, List.of());
        }

        /** Those among some wishes. */
        public static List<Not> among(List<EditIntent> intents) {
            return intents.stream()
                    .filter(Not.class::isInstance)
                    .map(Not.class::cast)
                    .toList();
        }
    }

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
