package app.pentimento.editing.answer;

import app.pentimento.session.Turn;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnSignals;
import app.pentimento.session.TurnWait;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says on a turn's page that its answer is here and cannot be stored yet, where at least that can be written. */
@Component
class StorageWait {
    private static final Duration NEXT = Duration.ofSeconds(2);
    private static final String SENTENCE =
            "The answer is here, but this server cannot store it: its disk may be full. It"
                    + " is kept in memory and stored as soon as there is room.";

    private final TurnLog log;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;

    StorageWait(TurnLog log, TurnSignals signals, TransactionTemplate transaction) {
        this.log = log;
        this.signals = signals;
        this.transaction = transaction;
    }

    void begins(Turn turn) {
        tell(turn, new TurnWait("storage", SENTENCE, Instant.now().plus(NEXT)));
    }

    void ended(Turn turn) {
        tell(turn, null);
    }

    private void tell(Turn turn, @Nullable TurnWait wait) {
        try {
            transaction.executeWithoutResult(status -> {
                log.waiting(turn.id(), wait);
                signals.changed(turn);
            });
        } catch (RuntimeException e) {
            if (!StorageAway.is(e)) {
                throw e;
            }
        }
    }
}
