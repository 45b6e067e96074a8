package app.pentimento.model.wire;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns an answer that is no success into an {@link HttpFailure}, headers and body read: Google's errors
 * (google.rpc.Status with RetryInfo, ErrorInfo) and those of OpenAI's API are known.
 */
final class FailureReader implements Interceptor {
    private static final long MOST = 64 * 1024;
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s?");
    private static final Pattern DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([^\"]{1,30})\"");
    /** "Please try again in 6s." */
    private static final Pattern TRY_AGAIN = Pattern.compile(
            "try again (?:in|after) (\\d{1,6}(?:\\.\\d{1,6})?) ?s(?:econds?)?\\b", Pattern.CASE_INSENSITIVE);

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw read(response.code(), wait(response), body(response), false);
        }
    }

    /** In seconds or as a date; OpenAI's API may say it in milliseconds, too. */
    private static @Nullable Duration wait(Response response) {
        Duration wait = seconds(response.header("Retry-After"));
        Duration inThousandths = wait == null ? seconds(response.header("retry-after-ms")) : null;
        return inThousandths == null ? wait : inThousandths.dividedBy(1000);
    }

    private static String body(Response response) {
        try (ResponseBody start = response.peekBody(MOST)) {
            return start.string();
        } catch (IOException e) {
            return "";
        }
    }

    static HttpFailure read(int code, @Nullable Duration retryAfter, String body, boolean withinAnswer) {
        JsonNode json = json(body);
        JsonNode error = json.path("error");
        List<String> reasons = new ArrayList<>();
        add(reasons, error.path("status"));
        add(reasons, error.path("type"));
        add(reasons, error.path("code"));
        Duration wait = retryAfter;
        for (JsonNode detail : error.path("details")) {
            add(reasons, detail.path("reason"));
            Duration told = seconds(detail.path("retryDelay").asString(""));
            if (told != null) {
                wait = told;
            }
        }
        String message = message(json);
        if (wait == null) {
            Matcher asked = TRY_AGAIN.matcher(message);
            wait = asked.find() ? seconds(asked.group(1)) : null;
        }
        return new HttpFailure(code, String.join(" ", reasons), message, body, wait, withinAnswer);
    }

    static HttpFailure told(int code, String reason, String message) {
        Matcher delay = DELAY.matcher(message);
        Duration wait = delay.find() ? seconds(delay.group(1)) : null;
        return new HttpFailure(code, reason, message, "", wait, true);
    }

    /** What the body says; some servers send a list with one error. */
    private static JsonNode json(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isArray() && !json.isEmpty() ? json.get(0) : json;
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    /** The sentence of an error. Local servers put it elsewhere: {@code error} or {@code detail} alone, or a list. */
    private static String message(JsonNode json) {
        JsonNode detail = json.path("detail");
        return Stream.of(
                        json.path("error").path("message"),
                        json.path("error"),
                        json.path("message"),
                        detail,
                        detail.path("message"),
                        detail.path(0).path("msg"))
                .filter(JsonNode::isString)
                .map(text -> text.asString().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void add(List<String> reasons, JsonNode word) {
        if (word.isString() && !word.asString().isBlank()) {
            reasons.add(word.asString());
        }
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher number = SECONDS.matcher(text.strip());
        if (number.matches()) {
            return Duration.ofMillis((long) (Double.parseDouble(number.group(1)) * 1000));
        }
        try {
            Instant until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
