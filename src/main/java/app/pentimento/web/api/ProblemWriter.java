package app.pentimento.web.api;

import app.pentimento.phrases.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem, whatever types the request accepts: a client that cannot read it still gets the status. Its
 * sentences are in the language of the request, its codes in none.
 */
@Component
public final class ProblemWriter {
    private static final String RETRY_AFTER_SECONDS = "30";

    private final JsonMapper json;
    private final Phrases phrases;
    private final LocaleResolver locales;

    ProblemWriter(JsonMapper json, Phrases phrases, LocaleResolver locales) {
        this.json = json;
        this.phrases = phrases;
        this.locales = locales;
    }

    /** Whether a request is one to the API, which is answered with problems rather than pages. */
    public static boolean answers(HttpServletRequest request) {
        return isApi(request.getRequestURI().substring(request.getContextPath().length()));
    }

    static boolean isApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** The same in the language of this request. */
    public String say(String english, HttpServletRequest request) {
        return phrases.say(english, locales.resolveLocale(request));
    }

    /** Writes the problem as the whole answer; the response must not be committed. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem.said(english -> say(english, request)));
        response.resetBuffer();
        response.setHeader(
                HttpHeaders.CONTENT_LANGUAGE, locales.resolveLocale(request).toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean later = problem.status() == 503 || problem.status() == 429;
        if (later && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
