package app.pentimento.editing;

import app.pentimento.image.StoredFiles;
import app.pentimento.session.SessionDeletion;
import app.pentimento.session.Turns;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what nobody needs, and starts again what a crash may have stranded. One node at a time does it. */
@Component
class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final StoredFiles files;
    private final SessionDeletion deletion;
    private final Turns turns;
    private final TurnQueue queue;
    private final HeldPictures held;
    private final EditingProperties properties;
    private final TransactionTemplate transaction;

    Housekeeping(
            StoredFiles files,
            SessionDeletion deletion,
            Turns turns,
            TurnQueue queue,
            HeldPictures held,
            EditingProperties properties,
            TransactionTemplate transaction) {
        this.files = files;
        this.deletion = deletion;
        this.turns = turns;
        this.queue = queue;
        this.held = held;
        this.properties = properties;
        this.transaction = transaction;
    }

    void tidy() {
        List<String> stranded =
                turns.withoutJob().stream().filter(turns::isReady).toList();
        stranded.forEach(turn -> transaction.executeWithoutResult(status -> queue.add(turn)));
        int uploads = deletion.deleteUnusedUploads(properties.keepUnusedUploads());
        held.tidy();
        int swept = files.sweep();
        if (!stranded.isEmpty() || uploads > 0 || swept > 0) {
            log.info(
                    "Tidied up: {} turns queued again, {} uploads and {} files removed",
                    stranded.size(),
                    uploads,
                    swept);
        }
    }
}
