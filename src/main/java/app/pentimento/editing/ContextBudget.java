package app.pentimento.editing;

import app.pentimento.model.ContextLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a conversation is sent with each turn, as the operator wants it: what decides the cost of a long one.
 *
 * @param pictures of earlier turns at most, beside those that always go: what the turn brings, the working image and
 *     the original
 * @param bytes of all pictures at most, as they are sent
 * @param words of earlier turns at most, signatures included
 * @param turns looked at, at most
 */
@ConfigurationProperties("pentimento.context")
record ContextBudget(
        @DefaultValue("3") int pictures,
        @DefaultValue("15MB") DataSize bytes,
        @DefaultValue("24KB") DataSize words,
        @DefaultValue("60") int turns) {
    private static final int BYTES_PER_TOKEN = 3;

    /** The bytes that pictures may take in a request to a model. */
    long pictureBytes(ContextLimits limits) {
        return Math.min(bytes.toBytes(), limits.inlineBytes());
    }

    /** The bytes that words of earlier turns may take: not more than half of what the model reads. */
    long wordBytes(ContextLimits limits) {
        return Math.min(words.toBytes(), (long) limits.tokens() * BYTES_PER_TOKEN / 2);
    }
}
