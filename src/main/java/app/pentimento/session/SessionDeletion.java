package app.pentimento.session;

import app.pentimento.image.Images;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes sessions and the pictures that only they used, and uploads that nobody ever used. */
@Service
public class SessionDeletion {
    private final Sessions sessions;
    private final Images images;
    private final TransactionTemplate transaction;

    SessionDeletion(Sessions sessions, Images images, TransactionTemplate transaction) {
        this.sessions = sessions;
        this.images = images;
        this.transaction = transaction;
    }

    /**
     * Deletes a session. Its files go after its rows have gone for good, so that a crash between the two leaves files
     * without rows, which the sweep removes, and never rows without files.
     *
     * @throws NoSuch where it is not there
     */
    public void delete(String sessionId) {
        removeFilesOf(() -> {
            if (sessions.lock(sessionId).isEmpty()) {
                throw NoSuch.session();
            }
            return sessions.delete(sessionId);
        });
    }

    /** Removes uploads older than this that no turn uses; tells how many. */
    public int deleteUnusedUploads(java.time.Duration age) {
        List<String> unused = sessions.unusedUploads(age);
        removeFilesOf(() -> unused);
        return unused.size();
    }

    private void removeFilesOf(java.util.function.Supplier<List<String>> imagesToRemove) {
        List<String> files = transaction.execute(status -> images.remove(imagesToRemove.get()));
        images.removeFiles(files == null ? List.of() : files);
    }
}
