package app.pentimento.editing;

import app.pentimento.image.ImageRejected;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.Models;
import app.pentimento.provenance.LabellingException;
import app.pentimento.session.Nodes;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Has a running turn answered: plans it, asks the model, and writes each part as it comes. */
@Component
class Answering {
    private static final Logger logger = LoggerFactory.getLogger(Answering.class);
    /** How often to look whether the turn was cancelled on another node. */
    private static final Duration LOOK_FOR_CANCEL = Duration.ofSeconds(1);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Models models;
    private final ContextPlanner planner;
    private final Budgets budgets;
    private final SentContexts contexts;
    private final AnswerRecorder recorder;
    private final HeldPictures held;
    private final KeptAnswers kept;
    private final Duration lookForCancel;

    Answering(
            Models models,
            ContextPlanner planner,
            Budgets budgets,
            SentContexts contexts,
            AnswerRecorder recorder,
            HeldPictures held,
            KeptAnswers kept,
            Nodes nodes) {
        this.models = models;
        this.planner = planner;
        this.budgets = budgets;
        this.contexts = contexts;
        this.recorder = recorder;
        this.held = held;
        this.kept = kept;
        this.lookForCancel = nodes.lookEvery(LOOK_FOR_CANCEL);
    }

    /**
     * Asks the model, or labels what an earlier turn got of it, and writes what comes; tells why that failed, or null.
     *
     * @param stillRunning throws where the turn or the server was stopped
     */
    @Nullable
    TurnError answer(Turn turn, AnswerChannel channel, Runnable stillRunning) {
        ImageModel model = models.find(turn.model()).orElse(null);
        if (model == null) {
            return new TurnError(
                    "backend-unavailable", "This server no longer has the model of this turn. Choose another.", false);
        }
        List<HeldPictures.Held> waiting = held.of(turn.id());
        Plan plan;
        try {
            plan = planner.plan(turn, model);
        } catch (ImageRejected e) {
            boolean later = e.reason() == ImageRejected.Reason.OVERLOADED;
            return new TurnError(later ? "overloaded" : "invalid-request", String.valueOf(e.getMessage()), later);
        }
        if (!waiting.isEmpty()) {
            return write(
                    turn,
                    plan,
                    channel,
                    stillRunning,
                    () -> waiting.forEach(one -> channel.held(one.id(), held.read(one))));
        }
        try {
            budgets.check(turn.sessionId(), model, ContextPlanner.options(turn), turn.id());
        } catch (BudgetExhausted e) {
            return new TurnError(ModelException.Kind.BUDGET_EXHAUSTED.code(), String.valueOf(e.getMessage()), true);
        }
        contexts.record(plan.sent());
        channel.sends(plan.sent());
        return write(turn, plan, channel, stillRunning, () -> model.edit(plan.request(), channel));
    }

    /** Where an answer comes from. */
    private interface Source {
        void give() throws Exception;
    }

    /** Has an answer given by a thread of its own and writes it; tells why that failed, or null. */
    private @Nullable TurnError write(
            Turn turn, Plan plan, AnswerChannel channel, Runnable stillRunning, Source source) {
        Map<String, String> ids = MDC.getCopyOfContextMap();
        Thread asking = Thread.ofVirtual().name("model-" + turn.id()).start(() -> {
            MDC.setContextMap(ids);
            try {
                source.give();
                channel.end(null);
            } catch (Throwable e) {
                channel.end(e);
            }
        });
        try {
            return write(turn, plan, channel, stillRunning);
        } catch (ImageRejected e) {
            return new TurnError("invalid-answer", "The model's picture cannot be used. " + e.getMessage(), true);
        } catch (UncheckedIOException e) {
            logger.error("A part could not be stored", e);
            return new TurnError(
                    "internal", "The answer could not be stored. Is the disk full? Free some room and retry.", true);
        } catch (InterruptedException e) {
            throw new TurnRunner.ServerStopping();
        } finally {
            asking.interrupt();
            waitFor(asking);
            channel.untaken().forEach(left -> keepFrom(turn, left));
        }
    }

    /** Also of a turn that was stopped it must be known what its vendor keeps, so that the vendor can forget it. */
    private void keepFrom(Turn turn, AnswerChannel.Event event) {
        if (event instanceof AnswerChannel.Kept one) {
            kept.add(turn.model(), one.answerId(), turn.id());
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

    private @Nullable TurnError write(Turn turn, Plan plan, AnswerChannel channel, Runnable stillRunning)
            throws InterruptedException {
        TurnError unlabelled = null;
        while (true) {
            AnswerChannel.Delivery delivery = channel.take(lookForCancel);
            if (delivery != null) {
                keepFrom(turn, delivery.event());
            }
            stillRunning.run();
            if (delivery == null) {
                continue;
            }
            try {
                if (delivery.event() instanceof AnswerChannel.End end) {
                    return end.failure() == null ? unlabelled : error(end.failure());
                } else if (delivery.event() instanceof AnswerChannel.Text text) {
                    recorder.text(turn, plan, text.text(), text.transcript());
                } else if (delivery.event() instanceof AnswerChannel.Picture picture) {
                    recorder.picture(turn, plan, picture, channel.origin());
                } else if (delivery.event() instanceof AnswerChannel.Origin origin) {
                    recorder.origin(turn, plan, origin.origin());
                } else if (delivery.event() instanceof AnswerChannel.Choices offered) {
                    recorder.choices(turn, offered.choices());
                } else if (delivery.event() instanceof AnswerChannel.Preview preview) {
                    recorder.preview(turn, plan, preview);
                } else if (delivery.event() instanceof AnswerChannel.Pause waiting) {
                    recorder.waiting(turn, waiting.why());
                }
            } catch (LabellingException e) {
                logger.error("A picture could not be labelled, so it is not shown", e);
                unlabelled = unlabelled(turn);
            } finally {
                delivery.done();
            }
        }
    }

    private TurnError unlabelled(Turn turn) {
        return new TurnError(
                "internal",
                held.any(turn.id())
                        ? "The answer could not be labelled, so it is not shown. It is kept: a retry labels it and does not"
                                + " ask the model again. If it stays, the server's log says why."
                        : "The answer could not be labelled, so it is not shown. Retry; if it stays, the server's log"
                                + " says why.",
                true);
    }

    private static TurnError error(Throwable failure) {
        if (failure instanceof ModelException e) {
            return new TurnError(e.kind().code(), String.valueOf(e.getMessage()), e.retryable());
        }
        if (failure instanceof InterruptedException || failure instanceof AnswerChannel.Stopped) {
            throw new AnswerChannel.Stopped();
        }
        if (failure instanceof OutOfMemoryError) {
            logger.warn("A turn took more memory than was free", Incident.of(failure));
            return new TurnError(
                    "overloaded",
                    "This takes more memory than the server has free. Retry when it does less, send a smaller picture, or"
                            + " give the server more memory (-Xmx).",
                    true);
        }
        logger.error("The model failed in a way it should not", Incident.of(failure));
        return new TurnError(
                ModelException.Kind.INTERNAL.code(),
                "Something went wrong in the server while the model worked. Retry; if it stays, see the server's log.",
                true);
    }
}
