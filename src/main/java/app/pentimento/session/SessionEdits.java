package app.pentimento.session;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes to a session itself; each throws {@link NotFoundException} where the session or the turn is not there. */
@Service
@Transactional
public class SessionEdits {
    private final Sessions sessions;
    private final Turns turns;

    SessionEdits(Sessions sessions, Turns turns) {
        this.sessions = sessions;
        this.turns = turns;
    }

    public void rename(String id, String title) {
        require(id);
        sessions.rename(id, title);
    }

    public void archive(String id, boolean archived) {
        require(id);
        sessions.archive(id, archived);
    }

    public void pin(String id, boolean pinned) {
        require(id);
        sessions.pin(id, pinned);
    }

    public void chooseModel(String id, String model) {
        require(id);
        sessions.chooseModel(id, model);
    }

    /** Moves the head to one of the session's turns, on any branch; null undoes everything. */
    public void moveHead(String id, @Nullable String turnId) {
        require(id);
        if (turnId != null
                && turns.find(turnId)
                        .filter(turn -> turn.sessionId().equals(id))
                        .isEmpty()) {
            throw NotFoundException.turn();
        }
        sessions.moveHead(id, turnId);
    }

    private void require(String id) {
        if (sessions.lock(id).isEmpty()) {
            throw NotFoundException.session();
        }
    }
}
