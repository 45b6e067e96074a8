package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.Conversation;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.SentPicture;
import app.pentimento.model.SentRequest;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.HttpFailure;
import com.google.genai.Client;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The form in which the requests of one turn go out: settled once for all of them, and settled anew where the vendor
 * refuses it. From a conversation that the vendor keeps it falls back to repeating the conversation, from there to
 * retelling it; from files that the vendor has forgotten to uploading them again, from there to sending them inline.
 */
final class TurnTransport {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final ImageTransport transport;
    private final Client client;
    private final GoogleClients.Way way;
    private final CatalogEntry entry;
    private final Conversation conversation;
    private final boolean stores;
    private final boolean searches;
    private final AnswerListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private SentRequest.Conversation form;
    private @Nullable Outgoing current;
    private boolean byName = true;

    /**
     * @param stores whether the vendor is asked to keep the conversation
     * @param searches whether the vendor is asked to search the web
     */
    TurnTransport(
            ImageTransport transport,
            Client client,
            GoogleClients.Way way,
            CatalogEntry entry,
            Conversation conversation,
            boolean stores,
            boolean searches,
            AnswerListener listener) {
        this.transport = transport;
        this.client = client;
        this.way = way;
        this.entry = entry;
        this.conversation = conversation;
        this.stores = stores;
        this.searches = searches;
        this.listener = listener;
        this.form = stores && conversation.continuation() != null
                ? SentRequest.Conversation.CONTINUED
                : SentRequest.Conversation.REPEATED;
    }

    /** What is to be sent now. */
    Outgoing current() throws ModelException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Outgoing outgoing = current;
            if (outgoing == null) {
                outgoing = settle();
                current = outgoing;
                List<SentPicture> sent = outgoing.images().sent();
                listener.sent(new SentRequest(form, sent, kept(outgoing)));
            }
            return outgoing;
        } finally {
            lock.unlock();
        }
    }

    private Outgoing settle() throws ModelException {
        try {
            return settle(form);
        } catch (ImageTransport.NoRoomToRepeat e) {
            form = SentRequest.Conversation.RETOLD;
        }
        try {
            return settle(form);
        } catch (ImageTransport.NoRoomToRepeat e) {
            throw new IllegalStateException("A retold conversation repeats nothing", e);
        }
    }

    private Outgoing settle(SentRequest.Conversation as) throws ModelException, ImageTransport.NoRoomToRepeat {
        Conversation.Continuation continuation =
                as == SentRequest.Conversation.CONTINUED ? conversation.continuation() : null;
        if (continuation != null) {
            return outgoing(as, List.of(continuation.message()), continuation.answerId());
        }
        boolean retold = as == SentRequest.Conversation.RETOLD;
        return outgoing(as, retold ? List.of(conversation.retold()) : conversation.messages(), null);
    }

    private Outgoing outgoing(SentRequest.Conversation as, List<Message> messages, @Nullable String previousId)
            throws ModelException, ImageTransport.NoRoomToRepeat {
        return new Outgoing(as, messages, transport.send(client, way, entry, messages, byName), previousId);
    }

    private SentRequest.Kept kept(Outgoing outgoing) {
        if (stores) {
            return SentRequest.Kept.CONVERSATION;
        }
        if (searches) {
            return SentRequest.Kept.SEARCH;
        }
        boolean files = outgoing.images().sent().stream().anyMatch(sent -> sent.way() != SentPicture.Way.INLINE);
        return files ? SentRequest.Kept.FILES : SentRequest.Kept.NOTHING;
    }

    /** The vendor refused a request in this form; false where there is no other form to try. */
    boolean fallBack(Outgoing refused, HttpFailure why) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!refused.equals(current)) {
                return true; // another variant of this turn has settled a new form meanwhile
            }
            boolean file = refused.images().namesFiles() && mayBeForgottenFile(why);
            if (form == SentRequest.Conversation.CONTINUED
                    && !(file && why.says("file"))
                    && mayBeForgottenAnswer(why)) {
                form = SentRequest.Conversation.REPEATED;
            } else if (file) {
                byName = refused.images().usesHeldFiles();
                refused.images().forgetFiles();
            } else if (form != SentRequest.Conversation.RETOLD && isAboutRepeated(why) && repeats(refused)) {
                form = SentRequest.Conversation.RETOLD;
            } else {
                return false;
            }
            current = null;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * An answer that was deleted, or has expired: "not found", "gone" or an invalid id, told as a failed request or in an
     * event of the stream. Only that a model is not found is something else.
     */
    private static boolean mayBeForgottenAnswer(HttpFailure failure) {
        return switch (failure.code()) {
            case NOT_FOUND, FORBIDDEN, GONE -> !GoogleFailures.isAboutModel(failure);
            case BAD_REQUEST -> failure.says("interaction") && !GoogleFailures.isAboutModel(failure);
            default -> false;
        };
    }

    /** The vendor names a file that it does not have as "not permitted", "not found" or "invalid". */
    private static boolean mayBeForgottenFile(HttpFailure failure) {
        return switch (failure.code()) {
            case NOT_FOUND, FORBIDDEN -> failure.says("file") || !GoogleFailures.isAboutModel(failure);
            case BAD_REQUEST -> failure.says("file");
            default -> false;
        };
    }

    /**
     * What is repeated of the model's own answers is refused: "Image part is missing a thought_signature in content
     * position 2, part position 1" of generateContent, and its kin of Interactions. A refused request is not charged.
     */
    private static boolean isAboutRepeated(HttpFailure failure) {
        return failure.code() == BAD_REQUEST
                && (failure.isFor(GeminiFinishReasons.MISSING_SIGNATURE)
                        || failure.says("signature")
                        || failure.says("thought")
                        || failure.says("model_output"));
    }

    private static boolean repeats(Outgoing outgoing) {
        return outgoing.messages().stream().anyMatch(message -> message.role() == Message.Role.MODEL);
    }
}
