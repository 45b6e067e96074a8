package app.pentimento.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a model's answer part by part, in the order in which the model says it. Each call returns when the part is
 * durable, so a model must call it as soon as it has a part and must not keep the part afterwards.
 */
public interface AnswerListener {
    /** A piece of text, complete in itself. */
    default void text(String text) {
        text(text, List.of(new Message.Words(text)));
    }

    /**
     * A piece of text, complete in itself.
     *
     * @param text for people; blank where there is nothing to show
     * @param raw the same as the model said it, with its signatures, to be returned to it in later turns
     */
    void text(String text, List<Message.Words> raw);

    /** A picture. */
    void image(ModelImage image);

    /** What the answer took; may be called more than once, the last call counts. */
    void usage(Usage usage);

    /**
     * Why nothing comes for a while, such as that the backend asked to wait; null when it goes on.
     */
    default void waiting(@Nullable Waiting why) {}

    /** How the pictures of the request went out, once they have; may be called more than once. */
    default void sent(List<SentPicture> pictures) {}
}
