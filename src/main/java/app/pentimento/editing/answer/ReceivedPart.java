package app.pentimento.editing.answer;

import app.pentimento.model.EditStack;
import app.pentimento.model.ModelImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an answer that came and is not published yet. */
sealed interface ReceivedPart {
    /** Its row; null where it needs none, because asking again costs nothing. */
    @Nullable
    String id();

    /** Words. */
    record Words(@Nullable String id, String text) implements ReceivedPart {}

    /**
     * A picture.
     *
     * @param imageId the id that it will have
     * @param bytes how many it has
     * @param caption words that belong to it, if any
     * @param making how it was made
     * @param editStack what a later edit by the same model wants to know; null for nothing
     * @param actions what an ordinary tool did, in C2PA's names
     * @param askedWords what it had to write on the picture, where it knows
     * @param servedBy the model that made it, by its vendor's name; null where it did not say
     * @param source opens its bytes
     */
    record Picture(
            @Nullable String id,
            String imageId,
            long bytes,
            @Nullable String caption,
            ModelImage.Making making,
            @Nullable EditStack editStack,
            List<String> actions,
            List<String> askedWords,
            @Nullable String servedBy,
            Source source)
            implements ReceivedPart {
        boolean generative() {
            return making == ModelImage.Making.GENERATIVE;
        }
    }

    /** Gives the bytes of a picture. */
    @FunctionalInterface
    interface Source {
        byte[] read();
    }
}
