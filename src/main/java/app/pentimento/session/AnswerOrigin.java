package app.pentimento.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer came from.
 *
 * @param servedBy the model that the vendor says answered, by the vendor's name; null where it did not say
 * @param answerId the vendor's id of the answer, where the vendor keeps it and a later turn can go on from it; null
 *     otherwise
 * @param sources pages on the web that the answer names
 */
public record AnswerOrigin(
        @Nullable String servedBy, @Nullable String answerId, List<Source> sources) {
    /** Nothing is known. */
    public static final AnswerOrigin UNKNOWN = new AnswerOrigin(null, null, List.of());

    public AnswerOrigin {
        sources = List.copyOf(sources);
    }

    /** A page on the web. */
    public record Source(String title, String url) {}
}
