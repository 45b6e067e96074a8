package app.pentimento.editing;

import app.pentimento.image.Images;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnRemoval;
import app.pentimento.session.TurnSignals;
import app.pentimento.session.Turns;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Deletes single turns, where nothing else goes with them. */
@Service
public class TurnDeletion {
    private final Sessions sessions;
    private final Turns turns;
    private final TurnRemoval removal;
    private final Images images;
    private final TurnSignals signals;

    TurnDeletion(Sessions sessions, Turns turns, TurnRemoval removal, Images images, TurnSignals signals) {
        this.sessions = sessions;
        this.turns = turns;
        this.removal = removal;
        this.images = images;
        this.signals = signals;
    }

    /**
     * Deletes a turn's rows and the images that only it used, in the caller's transaction.
     *
     * @return the files of those images, for {@link Images#removeFiles} once the transaction has committed
     * @throws TurnConflict where it is under way, or others follow it
     * @throws NotFoundException where it is not there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> deleteRows(String turnId) {
        String session = turns.find(turnId).orElseThrow(NotFoundException::turn).sessionId();
        if (sessions.lock(session).isEmpty()) {
            throw NotFoundException.turn();
        }
        Turn turn = turns.find(turnId).orElseThrow(NotFoundException::turn);
        if (!turn.status().ended()) {
            throw new TurnConflict("This turn is still running. Cancel it first, or wait until it ends.");
        }
        if (removal.isFollowed(turnId)) {
            throw new TurnConflict("Other turns build on this one. Delete those first.");
        }
        List<String> files = images.remove(removal.remove(turn));
        signals.changed(turn);
        return files;
    }
}
