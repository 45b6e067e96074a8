package app.pentimento.session;

import app.pentimento.image.Images;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes sessions and the pictures that only they used, and uploads that nobody ever used. */
@Service
public class SessionDeletion {
    private final Sessions sessions;
    private final SessionRemoval removal;
    private final UnusedImages unused;
    private final Images images;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;

    SessionDeletion(
            Sessions sessions,
            SessionRemoval removal,
            UnusedImages unused,
            Images images,
            TurnSignals signals,
            TransactionTemplate transaction) {
        this.sessions = sessions;
        this.removal = removal;
        this.unused = unused;
        this.images = images;
        this.signals = signals;
        this.transaction = transaction;
    }

    /**
     * Deletes a session. Its files go after its rows have gone for good, so that a crash between the two leaves files
     * without rows, which the sweep removes, and never rows without files.
     *
     * @throws NotFoundException where it is not there
     */
    public void delete(String sessionId) {
        List<String> files = transaction.execute(status -> deleteRows(sessionId));
        removeFiles(files == null ? List.of() : files);
    }

    /**
     * Deletes a session's rows in the caller's transaction.
     *
     * @return its files, for {@link #removeFiles} once the transaction has committed
     * @throws NotFoundException where it is not there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> deleteRows(String sessionId) {
        if (sessions.lock(sessionId).isEmpty()) {
            throw NotFoundException.session();
        }
        signals.sessionChanged(sessionId);
        return images.remove(removal.remove(sessionId));
    }

    /** Removes those of these files that no image refers to. Call it outside a transaction. */
    public void removeFiles(List<String> files) {
        images.removeFiles(files);
    }

    /** Removes uploads older than this that no turn uses; tells how many. */
    public int deleteUnusedUploads(java.time.Duration age) {
        List<String> uploads = unused.uploads(age);
        List<String> files = transaction.execute(status -> images.remove(uploads));
        removeFiles(files == null ? List.of() : files);
        return uploads.size();
    }
}
