package app.pentimento.editing;

import app.pentimento.editing.answer.AnswerChannel;
import app.pentimento.editing.answer.AnswerStopped;
import app.pentimento.editing.answer.Answers;
import app.pentimento.editing.answer.KeptAnswers;
import app.pentimento.session.Cost;
import app.pentimento.session.Part;
import app.pentimento.session.Transcripts;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnSignals;
import app.pentimento.session.TurnStatus;
import app.pentimento.session.Turns;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one turn from the queue and ends it one way or the other. */
@Component
class TurnRunner implements SmartLifecycle {
    private static final Logger logger = LoggerFactory.getLogger(TurnRunner.class);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(50);

    private final Turns turns;
    private final TurnLog log;
    private final Transcripts transcripts;
    private final SentContexts contexts;
    private final Answering answering;
    private final Answers answers;
    private final KeptAnswers kept;
    private final Budgets budgets;
    private final DefaultModelFallback newDefault;
    private final TurnQueue queue;
    private final TurnSignals signals;
    private final EditingProperties properties;
    private final TurnMetrics metrics;
    private final TransactionTemplate transaction;
    private final Map<String, AnswerChannel> running = new ConcurrentHashMap<>();
    private volatile boolean draining;
    private volatile boolean stopping;

    TurnRunner(
            Turns turns,
            TurnLog log,
            Transcripts transcripts,
            SentContexts contexts,
            Answering answering,
            Answers answers,
            KeptAnswers kept,
            Budgets budgets,
            DefaultModelFallback newDefault,
            TurnQueue queue,
            TurnSignals signals,
            EditingProperties properties,
            TurnMetrics metrics,
            TransactionTemplate transaction) {
        this.turns = turns;
        this.log = log;
        this.transcripts = transcripts;
        this.contexts = contexts;
        this.answering = answering;
        this.answers = answers;
        this.kept = kept;
        this.budgets = budgets;
        this.newDefault = newDefault;
        this.queue = queue;
        this.signals = signals;
        this.properties = properties;
        this.metrics = metrics;
        metrics.watch(running);
        this.transaction = transaction;
    }

    /** Thrown when the server stops under a turn, so that the job stays in the queue. */
    static final class ServerStopping extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Thrown at a job whose turn this server is at already, so that it looks again later. */
    static final class AtItAlready extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Runs a turn, or does nothing where it has ended or is gone. */
    void run(String turnId) {
        if (draining) {
            throw new ServerStopping();
        }
        if (running.containsKey(turnId)) {
            throw new AtItAlready(); // on a machine that is too busy to show in time that it is alive
        }
        Optional<Turn> found = turns.find(turnId);
        if (found.isEmpty() || found.get().status().ended()) {
            return;
        }
        Turn turn = found.get();
        try (MDC.MDCCloseable session = MDC.putCloseable("session", turn.sessionId());
                MDC.MDCCloseable id = MDC.putCloseable("turn", turnId)) {
            if (!answering.mayAskAgain(turn)) {
                resume(turn);
            } else if (wasInterrupted(turn)) {
                finish(turn, Answering.Outcome.failed(interrupted()));
            } else if (Boolean.TRUE.equals(transaction.execute(status -> start(turn)))) {
                answer(turn);
            }
        }
    }

    /** A turn that was never charged starts again after a crash only while no picture of it was seen, and not for ever. */
    private boolean wasInterrupted(Turn turn) {
        boolean seen = turn.parts().stream().anyMatch(Part.Picture.class::isInstance);
        return turn.status() == TurnStatus.RUNNING && (seen || turn.attempts() >= properties.attempts());
    }

    /** What was asked before the server died, or before another turn's step failed, is finished and not asked again. */
    private void resume(Turn turn) {
        running.put(turn.id(), new AnswerChannel());
        try {
            if (turn.status() == TurnStatus.QUEUED) {
                transaction.executeWithoutResult(status -> {
                    log.goOn(turn.id());
                    signals.changed(turn);
                });
            }
            finish(turn, answering.resume(turn));
        } catch (AnswerStopped e) {
            logger.info("Turn ended: cancelled");
        } catch (InterruptedException e) {
            throw new ServerStopping();
        } finally {
            running.remove(turn.id());
        }
    }

    private boolean start(Turn turn) {
        boolean started = log.start(turn.id());
        if (started) {
            transcripts.clear(turn.id());
            log.clearParts(turn.id());
            kept.release(turn.id());
            signals.changed(turn);
        }
        return started;
    }

    private void answer(Turn turn) {
        Turn moved = answer(turn, true);
        if (moved != null) {
            answer(moved, false);
        }
    }

    /**
     * Has a turn answered and ends it.
     *
     * @param mayMove whether it may go on with another model where its own is gone
     * @return the turn as it goes on, where it has not ended for that reason; null otherwise
     */
    private @Nullable Turn answer(Turn turn, boolean mayMove) {
        long began = System.nanoTime();
        AnswerChannel channel = new AnswerChannel();
        running.put(turn.id(), channel);
        String outcome;
        BigDecimal cost = BigDecimal.ZERO;
        try (TurnSignals.Subscription ignored = signals.listen(turn.id(), channel::nudge)) {
            Answering.Outcome answered = answering.ask(turn, channel, () -> requireRunning(turn.id()));
            TurnError error = answered.error();
            boolean untouched = mayMove && channel.firstPart().isEmpty();
            Turn moved = error == null || !untouched ? null : newDefault.instead(turn, error);
            if (moved != null) {
                return moved;
            }
            finish(turn, answered);
            cost = answered.cost() == null ? BigDecimal.ZERO : answered.cost();
            outcome = error == null ? "succeeded" : error.code();
        } catch (AnswerStopped e) {
            outcome = "cancelled";
            cost = settleCancelled(turn);
        } catch (ServerStopping e) {
            if (answering.mayAskAgain(turn)) {
                transaction.executeWithoutResult(status -> log.requeue(turn.id()));
            }
            throw e;
        } catch (InterruptedException e) {
            throw new ServerStopping();
        } finally {
            running.remove(turn.id());
        }
        logger.info("Turn ended: {}", outcome);
        metrics.answered(turn.model(), began, channel, cost);
        metrics.ended(turn.model(), outcome, Duration.ofNanos(System.nanoTime() - began));
        return null;
    }

    /** What a cancelled turn took counts all the same; of one that was deleted, what was set aside stays counted. */
    private BigDecimal settleCancelled(Turn turn) {
        Answers.Progress taken = answers.find(turn).orElse(null);
        Cost cost = answering.costOfStopped(turn);
        transaction.executeWithoutResult(status -> {
            if (turns.status(turn.id()).isPresent()) {
                log.spent(turn.id(), taken == null ? null : taken.usage(), cost);
                budgets.settle(turn, cost.usd());
                signals.changed(turn);
            }
            kept.release(turn.id());
        });
        return cost.usd();
    }

    private void requireRunning(String turnId) {
        if (stopping) {
            throw new ServerStopping();
        }
        TurnStatus status;
        try {
            status = turns.status(turnId).orElse(TurnStatus.CANCELLED);
        } catch (DataAccessException | TransactionException e) {
            logger.warn("Cannot look whether the turn was cancelled; its model goes on answering", e);
            return;
        }
        if (status != TurnStatus.RUNNING) {
            throw new AnswerStopped();
        }
    }

    private void finish(Turn turn, Answering.Outcome outcome) {
        BigDecimal usd = outcome.cost();
        Cost cost = new Cost(usd == null ? BigDecimal.ZERO : usd, usd == null || usd.signum() != 0);
        end(turn, () -> {
            recordSent(outcome.sent());
            budgets.settle(turn, cost.usd());
            TurnError error = outcome.error();
            kept.releaseUnlessContinued(turn.id(), error == null);
            return error == null
                    ? log.succeed(turn.id(), outcome.usage(), cost)
                    : log.fail(turn.id(), error, outcome.usage(), cost);
        });
    }

    private void recordSent(@Nullable SentContext told) {
        if (told != null && turns.status(told.turnId()).isPresent()) { // its session may have been deleted meanwhile
            contexts.record(told);
        }
    }

    /** Ends a turn and lets those start that waited for it, at once. */
    private void end(Turn turn, java.util.function.BooleanSupplier ending) {
        transaction.executeWithoutResult(status -> {
            if (ending.getAsBoolean()) {
                log.queuedAfter(turn.id()).stream().filter(turns::isReady).forEach(queue::add);
                signals.changed(turn);
            }
        });
    }

    private static TurnError interrupted() {
        return new TurnError(
                "interrupted", "The server stopped during this turn. What had arrived is kept. Try again.", true);
    }

    @Override
    public void start() {
        draining = false;
        stopping = false;
    }

    /**
     * Lets answers that are paid for come to their end for a while. Then ends the runs under way without ending their
     * turns: their jobs stay in the queue for the next start.
     */
    @Override
    public void stop() {
        draining = true;
        long until = System.nanoTime() + properties.drain().toNanos();
        try {
            while (!running.isEmpty() && System.nanoTime() < until) {
                Thread.sleep(DRAIN_LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopping = true;
        running.values().forEach(AnswerChannel::nudge);
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}
