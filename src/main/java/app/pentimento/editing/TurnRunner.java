package app.pentimento.editing;

import app.pentimento.image.ImageRejected;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.Models;
import app.pentimento.model.Usage;
import app.pentimento.provenance.LabellingException;
import app.pentimento.session.Cost;
import app.pentimento.session.Said;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnStatus;
import app.pentimento.session.TurnUsage;
import app.pentimento.session.Turns;
import java.io.UncheckedIOException;
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

/** Runs one turn from the queue: plans it, asks the model, writes each part, and ends it one way or the other. */
@Component
class TurnRunner implements SmartLifecycle {
    private static final Logger logger = LoggerFactory.getLogger(TurnRunner.class);
    private static final Duration LOOK_FOR_CANCEL = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Turns turns;
    private final TurnLog log;
    private final Said said;
    private final Models models;
    private final ContextPlanner planner;
    private final Budgets budgets;
    private final SentContexts contexts;
    private final AnswerRecorder recorder;
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
            Said said,
            Models models,
            ContextPlanner planner,
            Budgets budgets,
            SentContexts contexts,
            AnswerRecorder recorder,
            TurnQueue queue,
            TurnSignals signals,
            EditingProperties properties,
            TurnMetrics metrics,
            TransactionTemplate transaction) {
        this.turns = turns;
        this.log = log;
        this.said = said;
        this.models = models;
        this.planner = planner;
        this.budgets = budgets;
        this.contexts = contexts;
        this.recorder = recorder;
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

    /** Runs a turn, or does nothing where it has ended or is gone. */
    void run(String turnId) {
        if (stopping) {
            throw new ServerStopping();
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
                && (!turn.parts().isEmpty() || turn.attempts() >= properties.attempts());
    }

    private boolean start(Turn turn) {
        boolean started = log.start(turn.id());
        if (started) {
            said.clear(turn.id());
            signals.changed(turn);
        }
        return started;
    }

    private void answer(Turn turn) {
        long began = System.nanoTime();
        AnswerChannel channel = new AnswerChannel();
        running.put(turn.id(), channel);
        String outcome;
        try (TurnSignals.Subscription ignored = signals.listen(turn.id(), channel::nudge)) {
            TurnError error = converse(turn, channel);
            finish(turn, error, channel);
            outcome = error == null ? "succeeded" : error.code();
        } catch (AnswerChannel.Stopped e) {
            outcome = "cancelled";
            transaction.executeWithoutResult(status -> {
                log.spent(turn.id(), taken(channel.usage()), cost(turn, channel.usage()));
                recordSent(channel);
            });
        } catch (ServerStopping e) {
            transaction.executeWithoutResult(status -> log.requeue(turn.id()));
            throw e;
        } finally {
            running.remove(turn.id());
        }
        logger.info("Turn ended: {}", outcome);
        metrics.answered(
                turn.model(), began, channel, cost(turn, channel.usage()).usd());
        metrics.ended(turn.model(), outcome, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Asks the model and writes what it says; tells why it failed, or null. */
    private @Nullable TurnError converse(Turn turn, AnswerChannel channel) {
        ImageModel model = models.find(turn.model()).orElse(null);
        if (model == null) {
            return new TurnError(
                    "backend-unavailable", "This server no longer has the model of this turn. Choose another.", false);
        }
        try {
            budgets.check(turn.sessionId(), model, ContextPlanner.options(turn), turn.id());
        } catch (BudgetExhausted e) {
            return new TurnError(ModelException.Kind.BUDGET_EXHAUSTED.code(), String.valueOf(e.getMessage()), true);
        }
        Plan plan = planner.plan(turn, model);
        contexts.record(plan.sent());
        channel.sends(plan.sent());
        Map<String, String> ids = MDC.getCopyOfContextMap();
        Thread asking = Thread.ofVirtual().name("model-" + turn.id()).start(() -> {
            MDC.setContextMap(ids);
            try {
                model.edit(plan.request(), channel);
                channel.end(null);
            } catch (Throwable e) {
                channel.end(e);
            }
        });
        try {
            return write(turn, plan, channel);
        } catch (LabellingException e) {
            logger.error("A picture could not be labelled, so it is not shown", e);
            return new TurnError(
                    "internal",
                    "The answer could not be labelled, so it is not shown. Retry; if it stays, the server's log says why.",
                    true);
        } catch (ImageRejected e) {
            return new TurnError("invalid-answer", "The model's picture cannot be used. " + e.getMessage(), true);
        } catch (UncheckedIOException e) {
            logger.error("A part could not be stored", e);
            return new TurnError(
                    "internal", "The answer could not be stored. Is the disk full? Free some room and retry.", true);
        } catch (InterruptedException e) {
            throw new ServerStopping();
        } finally {
            asking.interrupt();
            waitFor(asking);
        }
    }

    /** An interrupted model tells what the turn took; one that does not end at once is not waited for. */
    private static void waitFor(Thread asking) {
        try {
            asking.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable TurnError write(Turn turn, Plan plan, AnswerChannel channel)
            throws InterruptedException, LabellingException {
        while (true) {
            AnswerChannel.Delivery delivery = channel.take(LOOK_FOR_CANCEL);
            requireRunning(turn.id());
            if (delivery == null) {
                continue;
            }
            try {
                if (delivery.event() instanceof AnswerChannel.End end) {
                    return end.failure() == null ? null : error(end.failure());
                } else if (delivery.event() instanceof AnswerChannel.Text text) {
                    recorder.text(turn, text.text(), text.raw());
                } else if (delivery.event() instanceof AnswerChannel.Picture picture) {
                    recorder.picture(turn, plan, picture.image());
                } else if (delivery.event() instanceof AnswerChannel.Pause waiting) {
                    recorder.waiting(turn, waiting.why());
                }
            } finally {
                delivery.done();
            }
        }
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

    private static TurnError error(Throwable failure) {
        if (failure instanceof ModelException e) {
            return new TurnError(e.kind().code(), String.valueOf(e.getMessage()), e.retryable());
        }
        if (failure instanceof InterruptedException || failure instanceof AnswerChannel.Stopped) {
            throw new AnswerChannel.Stopped();
        }
        logger.error("The model failed in a way it should not", Incident.of(failure));
        return new TurnError(
                ModelException.Kind.INTERNAL.code(),
                "Something went wrong in the server while the model worked. Retry; if it stays, see the server's log.",
                true);
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
