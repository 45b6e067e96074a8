package app.pentimento.editing;

import app.pentimento.editing.answer.AnswerBasis;
import app.pentimento.editing.answer.AnswerChannel;
import app.pentimento.editing.answer.AnswerReceiver;
import app.pentimento.editing.answer.AnswerStopped;
import app.pentimento.editing.answer.Answers;
import app.pentimento.editing.answer.ReceivedParts;
import app.pentimento.editing.answer.StepFailed;
import app.pentimento.image.ImageRejected;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.Models;
import app.pentimento.model.Usage;
import app.pentimento.session.Cost;
import app.pentimento.session.DeploymentTopology;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a running turn answered: plans it, asks the model, receives what it gives and takes that to where people see it. A
 * turn that was asked before goes on with what was received, and asks no model.
 */
@Component
class Answering {
    private static final Logger logger = LoggerFactory.getLogger(Answering.class);
    /** How long what was said beside an answer may wait for more of it, to be written down together. */
    private static final Duration NOTES_WAIT = Duration.ofMillis(20);

    /** How often to look whether the turn was cancelled on another node. */
    private static final Duration LOOK_FOR_CANCEL = Duration.ofSeconds(1);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Models models;
    private final ContextPlanner planner;
    private final SentContexts contexts;
    private final AnswerReceiver receiver;
    private final ReceivedParts received;
    private final Answers answers;
    private final AnswerErrors errors;
    private final ModelChooser chooser;
    private final RetiredModels retired;
    private final TransactionTemplate transaction;
    private final Duration lookForCancel;

    Answering(
            Models models,
            ContextPlanner planner,
            SentContexts contexts,
            AnswerReceiver receiver,
            ReceivedParts received,
            Answers answers,
            AnswerErrors errors,
            ModelChooser chooser,
            RetiredModels retired,
            TransactionTemplate transaction,
            DeploymentTopology topology) {
        this.models = models;
        this.planner = planner;
        this.contexts = contexts;
        this.receiver = receiver;
        this.received = received;
        this.answers = answers;
        this.errors = errors;
        this.chooser = chooser;
        this.retired = retired;
        this.transaction = transaction;
        this.lookForCancel = topology.lookEvery(LOOK_FOR_CANCEL);
    }

    /**
     * What came of it.
     *
     * @param error null for success
     * @param usage what the turn took; null where nothing is known
     * @param cost what it cost, in US dollars; null where that is unknown
     * @param sent what was sent, as the backend told; null where it told nothing
     */
    record Outcome(
            @Nullable TurnError error,
            @Nullable TurnUsage usage,
            @Nullable BigDecimal cost,
            @Nullable SentContext sent) {
        static Outcome failed(TurnError error) {
            return new Outcome(error, null, BigDecimal.ZERO, null);
        }
    }

    /** Whether a turn whose server died under it may be asked again without anybody being charged twice. */
    boolean mayAskAgain(Turn turn) {
        Optional<Answers.Progress> before = answers.find(turn);
        boolean nothingReached = before.isEmpty() || !before.get().asked();
        return nothingReached && !received.any(turn.id());
    }

    /** Goes on with what was received before the server died; asks no model. */
    Outcome resume(Turn turn) throws InterruptedException {
        Answers.Progress before = answers.find(turn).orElseThrow();
        AnswerReceiver.Receiving receiving = receiver.receive(before.basis());
        receiving.resume();
        TurnError error = through(turn, receiving);
        if (error == null) {
            error = before.ended() ? before.error() : interrupted(turn);
        }
        BigDecimal cost = before.cost();
        boolean uncertain = !before.ended() && cost == null;
        return new Outcome(error, before.usage(), uncertain ? estimate(turn) : cost, null);
    }

    /**
     * Plans a turn, asks its model and takes what comes to its end.
     *
     * @param stillRunning throws where the turn or the server was stopped
     */
    Outcome ask(Turn turn, AnswerChannel channel, Runnable stillRunning) throws InterruptedException {
        ImageModel model = models.find(turn.model()).orElse(null);
        if (model == null) {
            return Outcome.failed(retired.error(turn.model()));
        }
        if (model.info().lifecycle().retired()) {
            return Outcome.failed(retired.error(model.info()));
        }
        if (!model.info().capabilities().edit() && planner.working(turn) != null) {
            return Outcome.failed(new TurnError(
                    ModelException.Kind.INVALID_REQUEST.code(),
                    String.valueOf(chooser.wordsOnly(model.info()).getMessage()),
                    false));
        }
        Plan plan;
        try {
            plan = planner.plan(turn, model);
        } catch (ImageRejected e) {
            return Outcome.failed(AnswerErrors.of(e));
        }
        AnswerBasis basis = plan.basis(turn);
        transaction.executeWithoutResult(status -> {
            answers.begin(basis, !model.repeatable());
            contexts.record(plan.sent());
        });
        AnswerReceiver.Receiving receiving = receiver.receive(basis);
        Thread asking = start(turn, channel, () -> model.edit(plan.request(), channel));
        TurnError error;
        try {
            error = receive(turn, model, channel, receiving, stillRunning);
        } catch (AnswerStopped | TurnRunner.ServerStopping e) {
            end(asking);
            receiving.run().stop();
            receiveLastWords(turn, model, channel, receiving);
            throw e;
        } finally {
            end(asking);
        }
        TurnError processed = through(turn, receiving);
        SentContext told = channel.sent() == null ? null : plan.sent().with(channel.sent());
        boolean gone = error != null && error.code().equals(ModelException.Kind.MODEL_RETIRED.code());
        TurnError failed = gone ? gone(turn.model()) : error;
        return new Outcome(
                processed == null ? failed : processed,
                usage(channel.usage()),
                cost(turn, model, channel, error),
                told);
    }

    private TurnError gone(String id) {
        return models.find(id).map(model -> retired.error(model.info())).orElseGet(() -> retired.error(id));
    }

    /** Has the model answer on a thread of its own, which can be interrupted. */
    private static Thread start(Turn turn, AnswerChannel channel, Asking asking) {
        Map<String, String> ids = MDC.getCopyOfContextMap();
        return Thread.ofVirtual().name("model-" + turn.id()).start(() -> {
            if (ids != null) {
                MDC.setContextMap(ids);
            }
            try {
                asking.run();
                channel.end(null);
            } catch (Throwable e) {
                channel.end(e);
            }
        });
    }

    private interface Asking {
        void run() throws Exception;
    }

    /** Receives what the model gives until it has said all; tells how it failed, or null. */
    private @Nullable TurnError receive(
            Turn turn,
            ImageModel model,
            AnswerChannel channel,
            AnswerReceiver.Receiving receiving,
            Runnable stillRunning)
            throws InterruptedException {
        while (true) {
            boolean noted = receiving.hasNotes();
            AnswerChannel.Delivery delivery = channel.take(noted ? NOTES_WAIT : lookForCancel);
            try {
                if (delivery == null && noted) {
                    receiving.writeNotes();
                }
                if (delivery != null) {
                    receiving.keptByVendor(delivery.event());
                }
                stillRunning.run();
                if (delivery == null) {
                    continue;
                }
                if (receiving.take(delivery.event())) {
                    continue;
                }
                if (delivery.event() instanceof AnswerChannel.Taken taken) {
                    TurnUsage known = usage(taken.usage());
                    if (known != null) {
                        receiving.taken(known, model.cost(taken.usage(), ContextPlanner.options(turn)));
                    }
                } else if (delivery.event() instanceof AnswerChannel.End end) {
                    TurnError error = errors.of(end.failure());
                    receiving.ended(error);
                    return error;
                }
            } catch (StepFailed e) {
                return failed(turn, e);
            } finally {
                if (delivery != null) {
                    delivery.done();
                }
            }
        }
    }

    /** An interrupted model tells what the turn took. */
    private void receiveLastWords(
            Turn turn, ImageModel model, AnswerChannel channel, AnswerReceiver.Receiving receiving) {
        for (AnswerChannel.Event left : channel.untaken()) {
            try {
                receiving.keptByVendor(left);
            } catch (StepFailed e) {
                logger.warn("It could not be written down that a vendor keeps an answer", e);
            }
        }
        Usage usage = channel.usage();
        TurnUsage known = usage(usage);
        if (usage != null && known != null) {
            answers.taken(turn.id(), known, model.cost(usage, ContextPlanner.options(turn)));
        }
    }

    /** Waits until all that was received is through; tells why not, or null. */
    private @Nullable TurnError through(Turn turn, AnswerReceiver.Receiving receiving) throws InterruptedException {
        try {
            receiving.run().finish();
            return null;
        } catch (ImageRejected e) {
            return new TurnError("invalid-answer", "The model's picture cannot be used. " + e.getMessage(), true);
        } catch (StepFailed e) {
            return failed(turn, e);
        }
    }

    /** Writes down which step failed; tells why. */
    private TurnError failed(Turn turn, StepFailed failure) {
        answers.at(turn.id(), failure.step());
        return errors.of(turn, failure);
    }

    /** An interrupted model tells what the turn took; one that does not end at once is not waited for. */
    private static void end(Thread asking) throws InterruptedException {
        asking.interrupt();
        asking.join(LAST_WORDS);
    }

    /** What a turn cost that was stopped: as its backend counted it, or by estimate where that is left open. */
    Cost costOfStopped(Turn turn) {
        Answers.Progress taken = answers.find(turn).orElse(null);
        if (taken == null) {
            return new Cost(BigDecimal.ZERO, false);
        }
        TurnUsage usage = taken.usage();
        boolean counted = usage != null && (usage.outputTokens() > 0 || usage.imagesOut() > 0);
        BigDecimal cost = counted || taken.ended() || !taken.asked() ? taken.cost() : estimate(turn);
        return new Cost(cost == null ? BigDecimal.ZERO : cost, cost != null && cost.signum() != 0);
    }

    /** What the turn cost: as the backend counted it, or by estimate where a broken connection leaves it open. */
    private static @Nullable BigDecimal cost(
            Turn turn, ImageModel model, AnswerChannel channel, @Nullable TurnError error) {
        Usage usage = channel.usage();
        boolean counted = usage != null && (usage.outputTokens() > 0 || usage.imagesOut() > 0);
        if (!counted && error != null && channel.mayBeCharged()) {
            return model.estimate(ContextPlanner.options(turn));
        }
        return usage == null ? BigDecimal.ZERO : model.cost(usage, ContextPlanner.options(turn));
    }

    private @Nullable BigDecimal estimate(Turn turn) {
        return models.find(turn.model())
                .map(model -> model.estimate(ContextPlanner.options(turn)))
                .orElse(null);
    }

    private static @Nullable TurnUsage usage(@Nullable Usage usage) {
        return usage == null
                ? null
                : new TurnUsage(
                        usage.inputTokens(),
                        usage.outputTokens(),
                        usage.imagesIn(),
                        usage.imagesOut(),
                        usage.requestBytes());
    }

    private static TurnError interrupted(Turn turn) {
        return new TurnError(
                "interrupted",
                turn.parts().isEmpty()
                        ? "The server stopped while the model was answering. The vendor may still charge for it, "
                                + "so the model is asked again only if you say so."
                        : "The server stopped during this answer. What had arrived is kept.",
                true);
    }
}
