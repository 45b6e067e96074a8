package app.pentimento.web.api;

import app.pentimento.account.LoginBlocked;
import app.pentimento.account.RateLimited;
import app.pentimento.editing.BudgetExhausted;
import app.pentimento.editing.Incident;
import app.pentimento.image.DiskSpace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every error under {@code /api} with a problem, also those that come before a controller is found (an unknown
 * path, a wrong method), which an advice of the API's controllers would not see. Pages keep their own handling.
 */
@Component
final class ProblemResolver implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    private final ProblemWriter writer;
    private final DiskSpace disk;

    ProblemResolver(ProblemWriter writer, DiskSpace disk) {
        this.writer = writer;
        this.disk = disk;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (response.isCommitted()) {
            return null; // it breaks off, so that nobody takes half of it for the whole
        }
        if (ClientDisconnected.is(failure)) {
            return new ModelAndView();
        }
        if (!ProblemWriter.answers(request)) {
            return DisconnectedClientHelper.isClientDisconnectedException(failure)
                    ? unreadable(request, response, failure)
                    : null;
        }
        Problem problem = Problems.of(failure, request);
        if (disk.isFull() && problem.code().equals(ProblemCode.OVERLOADED.word()) && !(failure instanceof Overloaded)) {
            problem = Problem.of(ProblemCode.OVERLOADED, disk.sentence());
        }
        if (problem.status() == ProblemCode.INTERNAL.status()) {
            log.error(
                    "{} {} failed in a way it should not", request.getMethod(), pattern(request), Incident.of(failure));
        } else if (problem.code().equals(ProblemCode.OVERLOADED.word()) && !(failure instanceof Overloaded)) {
            log.warn("{} {} could not be served", request.getMethod(), pattern(request), Incident.of(failure));
        }
        try {
            if (failure instanceof HttpRequestMethodNotSupportedException wrong
                    && wrong.getSupportedMethods() != null) {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", wrong.getSupportedMethods()));
            }
            Duration again = again(failure);
            if (again != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(again.toSeconds() + 1));
            }
            writer.write(request, response, problem);
        } catch (IOException e) {
            log.trace("The client has gone", e);
        }
        return new ModelAndView();
    }

    private static @Nullable Duration again(Exception failure) {
        return switch (failure) {
            case BudgetExhausted budget -> budget.retryAfter();
            case LoginBlocked login -> login.again();
            case RateLimited rate -> rate.again();
            default -> null;
        };
    }

    /** A page for what Spring would take for a client that has left, and answer with nothing. */
    private static ModelAndView unreadable(
            HttpServletRequest request, HttpServletResponse response, Exception failure) {
        log.warn("{} {} could not be served", request.getMethod(), pattern(request), Incident.of(failure));
        try {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (IOException e) {
            log.trace("The client has gone", e);
        }
        return new ModelAndView();
    }

    /** The address as the controllers declare it: what was really asked for may hold words of a person. */
    private static Object pattern(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "(unknown address)" : pattern;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
