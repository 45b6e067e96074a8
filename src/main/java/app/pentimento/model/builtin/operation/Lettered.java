package app.pentimento.model.builtin.operation;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An operation that writes words: what can be changed about them afterwards, whatever they stand on. */
public sealed interface Lettered extends Operation permits Write, Poster, Watermark {
    /** The words, as they were given. */
    String text();

    /** Where they stand; null is everywhere. */
    @Nullable
    Place place();

    /** How they look. */
    Lettering letters();

    /** The same with other words, at another place, or of another look. */
    Lettered with(String text, @Nullable Place place, Lettering letters);

    /** The same with letters so many times as large. */
    Lettered resized(double factor);

    /** Says so where the typeface that was asked for has no letters for the words. */
    default void tellFace(Consumer<Said> notes) {
        instead().ifPresent(notes);
    }

    private Optional<Said> instead() {
        Face wanted = letters().face();
        Face shown = wanted.showing(text());
        return wanted == shown ? Optional.empty() : Optional.of(Said.of("face.instead", wanted.said(), shown.said()));
    }
}
