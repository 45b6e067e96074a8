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
    private final ModelChooser chooser;
    private final RetiredModels retired;
    private final Duration lookForCancel;

    Answering(
            Models models,
            ContextPlanner planner,
            Budgets budgets,
            SentContexts contexts,
            AnswerRecorder recorder,
            HeldPictures held,
            ModelChooser chooser,
            RetiredModels retired,
            Nodes nodes) {
        this.models = models;
        this.planner = planner;
        this.budgets = budgets;
        this.contexts = contexts;
        this.recorder = recorder;
        this.held = held;
        this.chooser = chooser;
        this.retired = retired;
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
            return retired.error(turn.model());
        }
        if (!model.info().capabilities().edit() && planner.working(turn) != null) {
            return new TurnError(
                    ModelException.Kind.INVALID_REQUEST.code(),
                    String.valueOf(chooser.wordsOnly(model.info()).getMessage()),
                    false);
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
        if (model.info().lifecycle().retired()) {
            return retired.error(model.info());
        }
        try {
            budgets.check(turn.sessionId(), model, ContextPlanner.options(turn), turn.id());
        } catch (BudgetExhausted e) {
            return new TurnError(ModelException.Kind.BUDGET_EXHAUSTED.code(), String.valueOf(e.getMessage()), true);
        }
        contexts.record(plan.sent());
        channel.sends(plan.sent());
        TurnError failed = write(turn, plan, channel, stillRunning, () -> model.edit(plan.request(), channel));
        boolean gone = failed != null && failed.code().equals(ModelException.Kind.MODEL_RETIRED.code());
        return gone ? gone(turn.model()) : failed;
    }

    private TurnError gone(String id) {
        return models.find(id).map(model -> retired.error(model.info())).orElseGet(() -> retired.error(id));
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
