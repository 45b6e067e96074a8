package app.pentimento.model;

/**
 * How a model wants to hear again what it said itself in earlier turns.
 *
 * @param format the API that gave it and that alone understands it, such as {@code interactions}; answers that came
 *     through another one are retold in words
 * @param rule what of it may stand in the model's own messages
 */
public record Transcript(String format, Rule rule) {
    /** For a model that hears nothing of its own words: earlier turns are retold in the person's message. */
    public static final Transcript RETOLD = new Transcript("retold", Rule.NOTHING);

    /** What may stand in a model's own messages. Everything else is retold in the person's next message. */
    public enum Rule {
        /** Only parts that the model signed, byte for byte; the API refuses any other. */
        SIGNED_PARTS,
        /** All that the model said in a turn, byte for byte, or nothing of that turn. */
        WHOLE_TURNS,
        /** Nothing. */
        NOTHING
    }
}
