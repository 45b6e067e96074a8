package app.pentimento.editing;

import app.pentimento.editing.answer.ReceivedParts;
import app.pentimento.image.ResumableUploads;
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
    private final ResumableUploads resumable;
    private final SessionDeletion deletion;
    private final Turns turns;
    private final TurnQueue queue;
    private final ReceivedParts received;
    private final EditingProperties properties;
    private final TransactionTemplate transaction;

    Housekeeping(
            StoredFiles files,
            ResumableUploads resumable,
            SessionDeletion deletion,
            Turns turns,
            TurnQueue queue,
            ReceivedParts received,
            EditingProperties properties,
            TransactionTemplate transaction) {
        this.files = files;
        this.resumable = resumable;
        this.deletion = deletion;
        this.turns = turns;
        this.queue = queue;
        this.received = received;
        this.properties = properties;
        this.transaction = transaction;
    }

    void tidy() {
        List<String> stranded =
                turns.withoutJob().stream().filter(turns::isReady).toList();
        stranded.forEach(turn -> transaction.executeWithoutResult(status -> queue.add(turn)));
        int uploads = deletion.deleteUnusedUploads(properties.keepUnusedUploads());
        int unfinished = resumable.forget(properties.keepUnfinishedUploads());
        received.tidy();
        int swept = files.sweep();
        if (!stranded.isEmpty() || uploads > 0 || unfinished > 0 || swept > 0) {
            log.info(
                    "Tidied up: {} turns queued again, {} uploads, {} unfinished uploads and {} files removed",
                    stranded.size(),
                    uploads,
                    unfinished,
                    swept);
        }
    }
}
