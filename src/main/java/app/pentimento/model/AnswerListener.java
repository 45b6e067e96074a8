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
     * @param transcript the same as the model said it, with its signatures and with what only its API understands, to be
     *     returned to it in later turns
     */
    void text(String text, List<Message.Item> transcript);

    /** A picture. */
    void image(ModelImage image);

    /**
     * A picture as it is so far, to be looked at while the model goes on; each replaces the one before it and none is
     * kept.
     *
     * @param bytes an encoded picture
     */
    default void preview(byte[] bytes) {}

    /** What the answer took; may be called more than once, the last call counts. */
    void usage(Usage usage);

    /**
     * Why nothing comes for a while, such as that the backend asked to wait; null when it goes on.
     */
    default void waiting(@Nullable Waiting why) {}

    /** How the request went out, once it has; may be called more than once, the last call counts. */
    default void sent(SentRequest request) {}

    /**
     * Who answers, as soon as the backend says so; may be called more than once, the last call counts.
     *
     * @param model the model that the backend says it is, by the vendor's name; empty where it does not say
     * @param answerId the backend's id of the answer, where the backend keeps it and a later turn can go on from it; null
     *     otherwise
     */
    default void servedBy(String model, @Nullable String answerId) {}

    /** What the answer offers to do instead of guessing; the last call counts. */
    default void choices(List<Choice> choices) {}

    /**
     * What a web search asks to be shown beside its results.
     *
     * @param html as the vendor gave it; not to be trusted
     */
    default void searchSuggestions(String html) {}

    /**
     * The backend keeps an answer, whole or not, until it is told to forget it; each call adds to those before. Told as
     * soon as it is known, whatever becomes of the answer.
     *
     * @param answerId as {@link VendorAnswers#forget} takes it
     */
    default void kept(String answerId) {}

    /** Pages on the web that the answer names as its sources; each call adds to those before. */
    default void sources(List<WebSource> sources) {}
}
