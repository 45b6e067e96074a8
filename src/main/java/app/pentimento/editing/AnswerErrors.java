package app.pentimento.editing;

import app.pentimento.editing.answer.AnswerStopped;
import app.pentimento.editing.answer.ReceivedParts;
import app.pentimento.editing.answer.StepFailed;
import app.pentimento.image.DamagedFile;
import app.pentimento.image.ImageRejected;
import app.pentimento.model.ModelException;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says in plain words why a turn failed, and what to do. */
@Component
class AnswerErrors {
    private static final Logger logger = LoggerFactory.getLogger(AnswerErrors.class);
    private static final String KEPT =
            " The answer is kept. Try again to continue from there: the model is not asked again, "
                    + "and nothing is charged.";
    private static final Map<String, String> STEPS = Map.of(
            "receive", "The answer could not be saved.",
            "check", "The answer could not be checked.",
            "compose", "The answer could not be blended into the picture.",
            "label", "The answer could not be labelled, so it is not shown.",
            "sign", "The answer could not be signed, so it is not shown.",
            "publish", "The answer could not be added to the conversation.");

    private final ReceivedParts received;

    AnswerErrors(ReceivedParts received) {
        this.received = received;
    }

    /** Why a model failed; null where it did not. */
    @Nullable
    TurnError of(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        if (failure instanceof ModelException e) {
            return new TurnError(e.kind().code(), String.valueOf(e.getMessage()), e.retryable());
        }
        if (failure instanceof InterruptedException || failure instanceof AnswerStopped) {
            throw new AnswerStopped();
        }
        if (failure instanceof ImageRejected e) {
            return of(e);
        }
        if (failure instanceof DamagedFile e) {
            return new TurnError("invalid-request", String.valueOf(e.getMessage()), true);
        }
        logger.error("The model failed in a way it should not", Incident.of(failure));
        return new TurnError(
                ModelException.Kind.INTERNAL.code(),
                "Something went wrong on this server while the model was working. Try again. If it keeps happening, see"
                        + " the server's log.",
                true);
    }

    /** Why a picture is not taken. */
    static TurnError of(ImageRejected e) {
        boolean later = e.reason() == ImageRejected.Reason.OVERLOADED;
        return new TurnError(later ? "overloaded" : "invalid-request", String.valueOf(e.getMessage()), later);
    }

    /** Why a step failed, and that nothing of the answer is lost. */
    TurnError of(Turn turn, StepFailed failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String kept = received.any(turn.id()) ? KEPT : " Try again. If it keeps happening, see the server's log.";
        String step = STEPS.getOrDefault(failure.step().word(), "The answer could not be finished.");
        if (cause instanceof ImageRejected e) {
            String code = switch (e.reason()) {
                case OVERLOADED -> "overloaded";
                case TOO_LARGE -> ModelException.Kind.INVALID_ANSWER.code();
                default -> "internal";
            };
            return new TurnError(code, step + " " + e.getMessage() + kept, true);
        }
        if (cause instanceof DamagedFile e) {
            return new TurnError("internal", step + " " + e.getMessage() + kept, true);
        }
        logger.error("The step '{}' of an answer failed", failure.step().word(), Incident.of(cause));
        return new TurnError("internal", step + kept, true);
    }
}
