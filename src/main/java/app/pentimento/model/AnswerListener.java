package app.pentimento.model;

/**
 * Takes a model's answer part by part, in the order in which the model says it. Each call returns when the part is
 * durable, so a model must call it as soon as it has a part and must not keep the part afterwards.
 */
public interface AnswerListener {
    /** A piece of text, complete in itself. */
    void text(String text);

    /** A picture. */
    void image(ModelImage image);

    /** What the answer took; may be called more than once, the last call counts. */
    void usage(Usage usage);
}
