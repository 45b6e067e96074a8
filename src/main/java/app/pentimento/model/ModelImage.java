package app.pentimento.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a model answered with, as it came.
 *
 * @param bytes the encoded picture, kept byte for byte
 * @param mediaType what the model says it is
 * @param caption words that belong to this picture, if any
 * @param making how it was made; decides which labels are true of it
 * @param editStack what a later edit of this picture by the same model wants to know; null where there is nothing
 * @param actions what an ordinary tool did, in C2PA's names such as {@code c2pa.cropped}; empty where it is not said
 * @param words what it had to write on the picture, piece by piece, where it knows; empty where it does not or wrote
 *     nothing
 * @param signature what the model sent along with it, to be returned byte for byte in later turns; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record ModelImage(
        byte[] bytes,
        String mediaType,
        @Nullable String caption,
        Making making,
        @Nullable EditStack editStack,
        List<String> actions,
        List<String> words,
        byte @Nullable [] signature) {
    public ModelImage {
        actions = List.copyOf(actions);
        words = List.copyOf(words);
    }

    /** A picture of a model that says nothing of what it did. */
    public ModelImage(
            byte[] bytes,
            String mediaType,
            @Nullable String caption,
            Making making,
            @Nullable EditStack editStack,
            byte @Nullable [] signature) {
        this(bytes, mediaType, caption, making, editStack, List.of(), List.of(), signature);
    }

    /** A picture that leaves neither an edit stack nor a signature. */
    public ModelImage(byte[] bytes, String mediaType, @Nullable String caption, Making making) {
        this(bytes, mediaType, caption, making, null, null);
    }

    /** How a picture came about. */
    public enum Making {
        /** By a trained generative model: it must be labelled as such. */
        GENERATIVE,
        /** By ordinary image processing that invents nothing. */
        TOOL
    }
}
