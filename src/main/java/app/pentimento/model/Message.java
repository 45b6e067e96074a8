package app.pentimento.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of a conversation, by a person or by the model, in the order in which it was said. */
public record Message(Role role, List<Item> items) {
    public Message {
        items = List.copyOf(items);
    }

    /** Who said it. */
    public enum Role {
        PERSON,
        MODEL
    }

    /** A piece of a message. */
    public sealed interface Item {}

    /**
     * Words.
     *
     * @param signature what the model sent along with them, to be returned byte for byte; null for none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    public record Words(String text, byte @Nullable [] signature) implements Item {
        public Words(String text) {
            this(text, null);
        }
    }

    /**
     * A picture.
     *
     * @param signature as for {@link Words}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    public record Picture(InputImage image, byte @Nullable [] signature) implements Item {
        public Picture(InputImage image) {
            this(image, null);
        }
    }

    /**
     * A piece of a model's answer that only the API understands which gave it, such as a signed thought or a web search:
     * it goes back to the same API as it came, and people never see it.
     *
     * @param json with all that the API gave, as its adapter wrote it down
     */
    public record Raw(String json) implements Item {}
}
