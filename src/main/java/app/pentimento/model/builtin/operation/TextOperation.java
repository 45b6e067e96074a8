package app.pentimento.model.builtin.operation;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An operation that writes words: what can be changed about them afterwards, whatever they stand on. */
public sealed interface TextOperation extends Operation permits Write, Poster, Watermark {
    /** The words, as they were given. */
    String text();

    /** Where they stand; null is everywhere. */
    @Nullable
    Place place();

    /** How they look. */
    Lettering letters();

    /** The same with other words, at another place, or of another look. */
    TextOperation with(String text, @Nullable Place place, Lettering letters);

    /** The same with letters so many times as large. */
    TextOperation resized(double factor);

    /** Says so where the typeface that was asked for has no letters for the words. */
    default void tellFace(Consumer<LocalizedMessage> notes) {
        instead().ifPresent(notes);
    }

    private Optional<LocalizedMessage> instead() {
        Face wanted = letters().face();
        Face shown = wanted.showing(text());
        return wanted == shown
                ? Optional.empty()
                : Optional.of(LocalizedMessage.of("face.instead", wanted.message(), shown.message()));
    }
}
