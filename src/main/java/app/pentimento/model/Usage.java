package app.pentimento.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one turn took.
 *
 * @param inputTokens as the backend counts them, of words and pictures; 0 where it does not
 * @param inputImageTokens those of pictures among them, where the backend tells them apart and asks another price
 * @param outputTokens of words, thoughts and pictures
 * @param outputImageTokens those of pictures, which cost more
 * @param requestBytes what was sent, every request of the turn and every upload together
 * @param responseBytes what came back
 * @param charged what the backend says that it charges, in US dollars; null where it does not say
 */
public record Usage(
        int inputTokens,
        int inputImageTokens,
        int outputTokens,
        int outputImageTokens,
        int imagesIn,
        int imagesOut,
        long requestBytes,
        long responseBytes,
        @Nullable BigDecimal charged) {
    /** Where the backend does not tell tokens of pictures sent apart, and names no price. */
    public Usage(
            int inputTokens,
            int outputTokens,
            int outputImageTokens,
            int imagesIn,
            int imagesOut,
            long requestBytes,
            long responseBytes) {
        this(inputTokens, 0, outputTokens, outputImageTokens, imagesIn, imagesOut, requestBytes, responseBytes, null);
    }

    /** Where the backend does not tell tokens of pictures apart. */
    public Usage(int inputTokens, int outputTokens, int imagesIn, int imagesOut, long requestBytes) {
        this(inputTokens, outputTokens, 0, imagesIn, imagesOut, requestBytes, 0);
    }

    /** The same with the bytes that went and came. */
    public Usage carrying(long sent, long received) {
        return new Usage(
                inputTokens,
                inputImageTokens,
                outputTokens,
                outputImageTokens,
                imagesIn,
                imagesOut,
                sent,
                received,
                charged);
    }

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                inputImageTokens + other.inputImageTokens,
                outputTokens + other.outputTokens,
                outputImageTokens + other.outputImageTokens,
                imagesIn + other.imagesIn,
                imagesOut + other.imagesOut,
                requestBytes + other.requestBytes,
                responseBytes + other.responseBytes,
                charged == null ? other.charged : other.charged == null ? charged : charged.add(other.charged));
    }
}
