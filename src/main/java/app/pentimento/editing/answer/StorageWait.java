package app.pentimento.editing.answer;

import app.pentimento.session.Turn;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnSignals;
import app.pentimento.session.TurnWait;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries again what fails because nothing can be stored at the moment, and says so on the turn's page where at least that
 * can be written. Receiving is tried until it works, since what is not received is lost; the other steps only for a
 * while, since they can be taken up again.
 */
@Component
class StorageWait implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(StorageWait.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration NEXT = Duration.ofSeconds(2);
    private static final String SENTENCE =
            "The answer has arrived, but this server cannot save it: its disk may be full. It is "
                    + "kept in memory and saved as soon as there is space.";

    private final TurnLog turns;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;
    private volatile boolean closed;

    StorageWait(TurnLog turns, TurnSignals signals, TransactionTemplate transaction) {
        this.turns = turns;
        this.signals = signals;
        this.transaction = transaction;
    }

    /** Does a step's work, again and again where that helps. */
    <T> T untilStored(AnswerStep step, Turn turn, Callable<T> work) throws Exception {
        boolean receiving = step == AnswerStep.RECEIVE;
        long began = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                T done = work.call();
                if (told) {
                    tell(turn, null);
                }
                return done;
            } catch (AnswerStopped e) {
                throw e;
            } catch (RuntimeException e) {
                boolean away = StorageAway.is(e);
                boolean inTime = System.nanoTime() - began <= PATIENCE.toNanos();
                if (closed || !(receiving ? away || inTime : away && inTime)) {
                    throw e;
                }
                if (receiving && away) {
                    told = true;
                    tell(turn, new TurnWait("storage", SENTENCE, Instant.now().plus(NEXT)));
                }
                log.warn(
                        "The step '{}' is tried again after {}",
                        step.word(),
                        e.getClass().getSimpleName());
                Thread.sleep(PAUSE);
            }
        }
    }

    private void tell(Turn turn, @Nullable TurnWait wait) {
        try {
            transaction.executeWithoutResult(status -> {
                turns.waiting(turn.id(), wait);
                signals.changed(turn);
            });
        } catch (RuntimeException e) {
            if (!StorageAway.is(e)) {
                throw e;
            }
        }
    }

    @Override
    public void destroy() {
        closed = true;
    }
}
