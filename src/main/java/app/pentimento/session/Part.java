package app.pentimento.session;

import app.pentimento.image.Image;
import org.jspecify.annotations.Nullable;

/** One piece of an answer. */
public sealed interface Part {
    /** Its place in the answer, from 0: the order in which the model said the parts. */
    int index();

    /** Words. */
    record Text(int index, String text) implements Part {}

    /** A picture, with the words that belong to it, if any. */
    record Picture(int index, Image image, @Nullable String caption) implements Part {}
}
