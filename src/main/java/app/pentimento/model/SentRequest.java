package app.pentimento.model;

import java.util.List;

/**
 * How a request went to a model.
 *
 * @param conversation how the earlier turns went along
 * @param pictures how each picture went
 * @param kept what the vendor keeps of it
 */
public record SentRequest(Conversation conversation, List<SentPicture> pictures, Kept kept) {
    public SentRequest {
        pictures = List.copyOf(pictures);
    }

    /** The ways in which earlier turns go along. */
    public enum Conversation {
        /** As the context planner laid them out. */
        REPEATED,
        /** The vendor holds them and goes on from there; only what is new went. */
        CONTINUED,
        /** All in words, within the person's message. */
        RETOLD
    }

    /** What a vendor keeps of a request, as far as its documentation says. */
    public enum Kept {
        /** Nothing beyond what it logs. */
        NOTHING,
        /** Uploaded pictures, for up to 48 hours. */
        FILES,
        /** Prompt, context and answer for 30 days, because the web was searched. */
        SEARCH,
        /** The conversation, with its pictures, until it is deleted. */
        CONVERSATION
    }
}
