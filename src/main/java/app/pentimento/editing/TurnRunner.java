package app.pentimento.editing;

import app.pentimento.model.Models;
import app.pentimento.model.Usage;
import app.pentimento.session.Cost;
import app.pentimento.session.Transcripts;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnStatus;
import app.pentimento.session.TurnUsage;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one turn from the queue and ends it one way or the other. */
@Component
class TurnRunner implements SmartLifecycle {
    private static final Logger logger = LoggerFactory.getLogger(TurnRunner.class);

    private final Turns turns;
    private final TurnLog log;
    private final Transcripts transcripts;
    private final Models models;
    private final SentContexts contexts;
    private final Answering answering;
    private final NewDefault newDefault;
    private final HeldPictures held;
    private final TurnQueue queue;
    private final TurnSignals signals;
    private final EditingProperties properties;
    private final TurnMetrics metrics;
    private final TransactionTemplate transaction;
    private final Map<String, AnswerChannel> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    TurnRunner(
            Turns turns,
            TurnLog log,
            Transcripts transcripts,
            Models models,
            SentContexts contexts,
            Answering answering,
            NewDefault newDefault,
            HeldPictures held,
            TurnQueue queue,
            TurnSignals signals,
            EditingProperties properties,
            TurnMetrics metrics,
            TransactionTemplate transaction) {
        this.turns = turns;
        this.log = log;
        this.transcripts = transcripts;
        this.models = models;
        this.contexts = contexts;
        this.answering = answering;
        this.newDefault = newDefault;
        this.held = held;
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
        if (stopping) {
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
            if (wasInterrupted(turn)) {
                end(turn, () -> log.fail(turnId, interrupted(), null, null));
                return;
            }
            if (Boolean.TRUE.equals(transaction.execute(status -> start(turn)))) {
                answer(turn);
            }
        }
    }

    /** A turn whose server died under it starts again only while nothing of its answer was seen, and not for ever. */
    private boolean wasInterrupted(Turn turn) {
        return turn.status() == TurnStatus.RUNNING
                && (!turn.parts().isEmpty() || held.any(turn.id()) || turn.attempts() >= properties.attempts());
    }

    private boolean start(Turn turn) {
        boolean started = log.start(turn.id());
        if (started) {
            transcripts.clear(turn.id());
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
        try (TurnSignals.Subscription ignored = signals.listen(turn.id(), channel::nudge)) {
            TurnError error = answering.answer(turn, channel, () -> requireRunning(turn.id()));
            boolean untouched = mayMove && channel.firstPart().isEmpty();
            Turn moved = error == null || !untouched ? null : newDefault.instead(turn, error);
            if (moved != null) {
                return moved;
            }
            finish(turn, error, channel);
            outcome = error == null ? "succeeded" : error.code();
        } catch (AnswerChannel.Stopped e) {
            outcome = "cancelled";
            transaction.executeWithoutResult(status -> {
                log.spent(turn.id(), taken(channel.usage()), cost(turn, channel.usage()));
                recordSent(channel);
            });
        } catch (ServerStopping e) {
            if (!held.any(turn.id())) {
                transaction.executeWithoutResult(status -> log.requeue(turn.id()));
            }
            throw e;
        } finally {
            running.remove(turn.id());
        }
        logger.info("Turn ended: {}", outcome);
        metrics.answered(
                turn.model(), began, channel, cost(turn, channel.usage()).usd());
        metrics.ended(turn.model(), outcome, Duration.ofNanos(System.nanoTime() - began));
        return null;
    }

    private void requireRunning(String turnId) {
        if (stopping) {
            throw new ServerStopping();
        }
        if (turns.status(turnId).orElse(TurnStatus.CANCELLED) != TurnStatus.RUNNING) {
            throw new AnswerChannel.Stopped();
        }
    }

    private void finish(Turn turn, @Nullable TurnError error, AnswerChannel channel) {
        TurnUsage taken = taken(channel.usage());
        Cost cost = cost(turn, channel.usage());
        end(turn, () -> {
            recordSent(channel);
            return error == null ? log.succeed(turn.id(), taken, cost) : log.fail(turn.id(), error, taken, cost);
        });
    }

    private void recordSent(AnswerChannel channel) {
        SentContext told = channel.told();
        if (told != null && turns.status(told.turnId()).isPresent()) { // its session may have been deleted meanwhile
            contexts.record(told);
        }
    }

    private static @Nullable TurnUsage taken(@Nullable Usage usage) {
        return usage == null
                ? null
                : new TurnUsage(
                        usage.inputTokens(),
                        usage.outputTokens(),
                        usage.imagesIn(),
                        usage.imagesOut(),
                        usage.requestBytes());
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

    private Cost cost(Turn turn, @Nullable Usage usage) {
        BigDecimal usd = usage == null
                ? BigDecimal.ZERO
                : models.find(turn.model())
                        .map(model -> model.cost(usage, ContextPlanner.options(turn)))
                        .orElse(null);
        return new Cost(usd == null ? BigDecimal.ZERO : usd, usd == null || usd.signum() != 0);
    }

    private static TurnError interrupted() {
        return new TurnError(
                "interrupted", "The server stopped in the middle of this turn. What had come is kept; retry it.", true);
    }

    @Override
    public void start() {
        stopping = false;
    }

    /** Ends the runs under way without ending their turns: their jobs stay in the queue for the next start. */
    @Override
    public void stop() {
        stopping = true;
        running.values().forEach(AnswerChannel::nudge);
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}
