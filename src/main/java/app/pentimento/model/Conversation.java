package app.pentimento.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn with what was said before it, laid out in the ways in which a model may have to be told.
 *
 * @param messages oldest first; the model's own messages hold what its {@link Transcript} rules let stand, and the last
 *     message is this turn's own with its prompt
 * @param retold the same in one message of the person, where nothing stands as the model's own: for a vendor that
 *     refuses what its model said
 * @param continuation the rest, where the vendor holds the beginning; null where it holds none. Where the vendor has
 *     forgotten it, the messages go instead
 */
public record Conversation(
        List<Message> messages, Message retold, @Nullable Continuation continuation) {
    public Conversation {
        messages = List.copyOf(messages);
    }

    /**
     * The rest of a conversation of which the vendor holds the beginning.
     *
     * @param answerId the vendor's id of the answer to go on from
     * @param message what was said since and is asked now, in one message of the person
     */
    public record Continuation(String answerId, Message message) {}

    /** A message with which a conversation begins and ends. */
    public static Conversation of(Message message) {
        return new Conversation(List.of(message), message, null);
    }
}
