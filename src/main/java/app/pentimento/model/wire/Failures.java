package app.pentimento.model.wire;

import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.Waiting;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;

/** What the failures of the wire mean to the person who asked. */
final class Failures {
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    /** Not registered, but what gateways say where a provider behind them is overloaded. */
    private static final int OVERLOADED = 529;

    private static final String MAYBE_CHARGED = " The vendor may still charge for it.";

    private Failures() {}

    /**
     * Whether another attempt within the same turn makes sense: only where the backend surely did nothing. It refused to
     * start, or was never reached. Whatever else went wrong may have been charged, so that asking again would be a second
     * purchase, which is the person's to decide.
     */
    static boolean mayPass(IOException failure) {
        if (failure instanceof HttpFailure http) {
            return http.code() == TOO_MANY || (overloaded(http) && !http.withinAnswer());
        }
        return notConnected(failure);
    }

    private static boolean overloaded(HttpFailure failure) {
        return failure.code() == UNAVAILABLE || failure.code() == OVERLOADED;
    }

    static Waiting waiting(IOException failure, String label, Duration wait) {
        Waiting.Reason reason;
        String sentence;
        if (failure instanceof HttpFailure http && http.code() == TOO_MANY) {
            reason = Waiting.Reason.QUOTA;
            sentence = "Rate limit of %s reached. Trying again in %s.";
        } else if (failure instanceof HttpFailure) {
            reason = Waiting.Reason.OVERLOADED;
            sentence = "%s is overloaded. Trying again in %s.";
        } else {
            reason = Waiting.Reason.UNREACHABLE;
            sentence = "%s cannot be reached. Trying again in %s.";
        }
        return new Waiting(
                reason,
                sentence.formatted(label, Sentences.time(wait)),
                Instant.now().plus(wait));
    }

    static ModelException of(IOException failure, String label, boolean partSeen) {
        String kept = partSeen ? " What had arrived is kept." : "";
        if (failure instanceof HttpFailure http) {
            return ofStatus(http, label, kept);
        }
        if (failure instanceof NotAnAnswer) {
            return new ModelException(
                    Kind.INVALID_ANSWER,
                    true,
                    "%s sent an unreadable response.%s Try again. If it keeps happening, check its address in the settings."
                            .formatted(label, kept),
                    failure);
        }
        if (failure instanceof AnswerTooLarge) {
            return new ModelException(
                    Kind.INVALID_ANSWER,
                    false,
                    "The answer of %s is larger than this server accepts.%s".formatted(label, kept),
                    failure);
        }
        if (failure instanceof StallTimeout silent) {
            Duration stalled = silent.stalled();
            return stalled == null ? timeout(label, kept, failure) : stalled(label, kept, stalled, failure);
        }
        if (notConnected(failure)) {
            return new ModelException(
                    Kind.BACKEND_UNAVAILABLE,
                    true,
                    "%s cannot be reached. Check the network and its address in the settings, or try again later."
                            .formatted(label),
                    failure);
        }
        if (failure instanceof SSLException) {
            return new ModelException(
                    Kind.BACKEND_UNAVAILABLE,
                    false,
                    "The connection to %s is not secure, so nothing was sent. Check its address in the settings."
                            .formatted(label),
                    failure);
        }
        if (failure instanceof InterruptedIOException) {
            return timeout(label, kept, failure);
        }
        return ModelException.mayBeCharged(
                Kind.BACKEND_UNAVAILABLE,
                "The connection to %s was lost before the answer was complete.%s Try again."
                        .formatted(label, kept + MAYBE_CHARGED),
                failure);
    }

    private static boolean notConnected(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SocketTimeoutException;
    }

    private static ModelException timeout(String label, String kept, IOException failure) {
        return ModelException.mayBeCharged(
                Kind.TIMEOUT,
                "%s took too long, so the turn was stopped.%s Try again, or ask for less at once."
                        .formatted(label, kept + MAYBE_CHARGED),
                failure);
    }

    private static ModelException stalled(String label, String kept, Duration time, IOException failure) {
        return ModelException.mayBeCharged(
                Kind.TIMEOUT,
                "%s stopped in the middle of its answer and sent nothing for %s, so the turn was stopped.%s Try again."
                        .formatted(label, Sentences.time(time), kept + MAYBE_CHARGED),
                failure);
    }

    private static ModelException ofStatus(HttpFailure http, String label, String kept) {
        if (http.code() == TOO_MANY) {
            Duration wait = http.retryAfter();
            return new ModelException(
                    Kind.RATE_LIMITED,
                    true,
                    wait == null
                            ? "Rate limit of %s reached. Try again later, or choose another model.".formatted(label)
                            : "Rate limit of %s reached. Try again in %s, or choose another model."
                                    .formatted(label, Sentences.time(wait)),
                    http);
        }
        if (overloaded(http)) {
            return new ModelException(
                    Kind.BACKEND_UNAVAILABLE,
                    true,
                    "%s is overloaded.%s Try again in a minute, or choose another model.".formatted(label, kept),
                    http);
        }
        if (http.code() >= SERVER_ERROR || http.code() == REQUEST_TIMEOUT) {
            return new ModelException(
                    Kind.BACKEND_UNAVAILABLE,
                    true,
                    "%s had an internal error (HTTP %d).%s Try again in a minute, or choose another model."
                            .formatted(label, http.code(), kept),
                    http);
        }
        return new ModelException(
                Kind.INVALID_REQUEST,
                false,
                "%s rejected the request (HTTP %d).%s".formatted(label, http.code(), Sentences.quoted(http.detail())),
                http);
    }
}
