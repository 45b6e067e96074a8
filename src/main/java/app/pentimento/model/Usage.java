package app.pentimento.model;

/**
 * What one turn took.
 *
 * @param inputTokens as the backend counts them; 0 where it does not
 * @param outputTokens of words, thoughts and pictures
 * @param outputImageTokens those of pictures, which cost more
 * @param requestBytes what was sent, every request of the turn and every upload together
 * @param responseBytes what came back
 */
public record Usage(
        int inputTokens,
        int outputTokens,
        int outputImageTokens,
        int imagesIn,
        int imagesOut,
        long requestBytes,
        long responseBytes) {
    /** Where the backend does not tell tokens of pictures apart. */
    public Usage(int inputTokens, int outputTokens, int imagesIn, int imagesOut, long requestBytes) {
        this(inputTokens, outputTokens, 0, imagesIn, imagesOut, requestBytes, 0);
    }

    /** The same with the bytes that went and came. */
    public Usage carrying(long sent, long received) {
        return new Usage(inputTokens, outputTokens, outputImageTokens, imagesIn, imagesOut, sent, received);
    }

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                outputImageTokens + other.outputImageTokens,
                imagesIn + other.imagesIn,
                imagesOut + other.imagesOut,
                requestBytes + other.requestBytes,
                responseBytes + other.responseBytes);
    }
}
