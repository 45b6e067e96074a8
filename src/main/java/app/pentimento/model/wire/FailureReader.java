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
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw read(response.code(), response.header("Retry-After"), body(response));
        }
    }

    private static String body(Response response) {
        try (ResponseBody start = response.peekBody(MOST)) {
            return start.string();
        } catch (IOException e) {
            return "";
        }
    }

    static HttpFailure read(int code, @Nullable String retryAfter, String body) {
        JsonNode error = error(body);
        List<String> reasons = new ArrayList<>();
        add(reasons, error.path("status"));
        add(reasons, error.path("type"));
        add(reasons, error.path("code"));
        Duration wait = seconds(retryAfter);
        for (JsonNode detail : error.path("details")) {
            add(reasons, detail.path("reason"));
            Duration told = seconds(detail.path("retryDelay").asString(""));
            if (told != null) {
                wait = told;
            }
        }
        String message = error.path("message").asString("").strip();
        return new HttpFailure(code, String.join(" ", reasons), message, wait);
    }

    static HttpFailure told(int code, String reason, String message) {
        Matcher delay = DELAY.matcher(message);
        return new HttpFailure(code, reason, message, delay.find() ? seconds(delay.group(1)) : null);
    }

    /** The error object, wherever it stands: some servers send a list with one. */
    private static JsonNode error(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode first = json.isArray() && !json.isEmpty() ? json.get(0) : json;
            return first.path("error");
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
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
