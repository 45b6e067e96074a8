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
 * @param searchSuggestions what a web search asks to be shown beside its results, in the vendor's HTML, which is not to
 *     be trusted; null for nothing
 */
public record AnswerOrigin(
        @Nullable String servedBy,
        @Nullable String answerId,
        List<Source> sources,
        @Nullable String searchSuggestions) {
    /** Nothing is known. */
    public static final AnswerOrigin UNKNOWN = new AnswerOrigin(null, null, List.of(), null);

    public AnswerOrigin {
        sources = List.copyOf(sources);
    }

    /** A page on the web. */
    public record Source(String title, String url) {}

    /** The same, served by this model, with this id. */
    public AnswerOrigin servedBy(@Nullable String model, @Nullable String id) {
        return new AnswerOrigin(model, id, sources, searchSuggestions);
    }

    /** The same with these sources. */
    public AnswerOrigin withSources(List<Source> all) {
        return new AnswerOrigin(servedBy, answerId, all, searchSuggestions);
    }

    /** The same with these suggestions. */
    public AnswerOrigin withSearchSuggestions(String html) {
        return new AnswerOrigin(servedBy, answerId, sources, html);
    }
}
