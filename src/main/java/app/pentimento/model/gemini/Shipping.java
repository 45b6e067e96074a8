package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.google.GoogleClients;
import com.google.genai.Client;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How the pictures of one turn go out: settled once for all its requests, and settled anew where the backend turns out
 * to have forgotten a file.
 */
final class Shipping {
    private final PictureSender pictures;
    private final Client client;
    private final GoogleClients.Way way;
    private final CatalogEntry entry;
    private final List<Message> conversation;
    private final AnswerListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private PictureSender.@Nullable Shipment current;
    private boolean byName = true;

    Shipping(
            PictureSender pictures,
            Client client,
            GoogleClients.Way way,
            CatalogEntry entry,
            List<Message> conversation,
            AnswerListener listener) {
        this.pictures = pictures;
        this.client = client;
        this.way = way;
        this.entry = entry;
        this.conversation = conversation;
        this.listener = listener;
    }

    /** The pictures as they are to be sent now. */
    PictureSender.Shipment current() throws ModelException, InterruptedException {
        lock.lockInterruptibly();
        try {
            PictureSender.Shipment shipment = current;
            if (shipment == null) {
                shipment = pictures.ship(client, way, entry, conversation, byName);
                current = shipment;
                listener.sent(shipment.sent());
            }
            return shipment;
        } finally {
            lock.unlock();
        }
    }

    /** The backend refused a file of this shipment. Where even a new file is refused, pictures go within the request. */
    void renew(PictureSender.Shipment refused) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (refused.equals(current)) {
                byName = refused.usesHeldFiles();
                refused.forgetFiles();
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
