package app.pentimento.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A request that an OpenAI-style server refuses, with the status and the body that it answers with. */
final class OpenAiViolation extends Exception {
    private static final long serialVersionUID = 1;

    final int status;
    final String body;
    /** Whether a test wants it, so that it is not held against the one who asks. */
    boolean expected;

    private OpenAiViolation(int status, String body, String message) {
        super(message);
        this.status = status;
        this.body = body;
    }

    static OpenAiViolation of(int status, String type, @Nullable String code, String message) {
        return of(status, type, code, message, null);
    }

    static OpenAiViolation of(int status, String type, @Nullable String code, String message, @Nullable String param) {
        return new OpenAiViolation(status, error(type, code, message, param), message);
    }

    static OpenAiViolation invalid(String message) {
        return of(400, "invalid_request_error", "invalid_value", message);
    }

    static OpenAiViolation unknown(String parameter) {
        return of(
                400,
                "invalid_request_error",
                "unknown_parameter",
                "Unknown parameter: '%s'.".formatted(parameter),
                parameter);
    }

    static OpenAiViolation azure(int status, String code, String message) {
        return new OpenAiViolation(
                status,
                JsonMapper.shared().writeValueAsString(Map.of("error", Map.of("code", code, "message", message))),
                message);
    }

    OpenAiViolation asExpected() {
        expected = true;
        return this;
    }

    static String error(String type, @Nullable String code, String message, @Nullable String param) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        return JsonMapper.shared().writeValueAsString(Map.of("error", error));
    }
}
