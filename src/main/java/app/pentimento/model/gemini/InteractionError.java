package app.pentimento.model.gemini;

import app.pentimento.model.wire.HttpFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error that the Interactions API tells within an answer: in an event, among an interaction's errors, or of a step.
 *
 * @param code the vendor's word, such as {@code image_safety}; or a number of HTTP or of google.rpc.Code
 */
record InteractionError(String code, String message) {
    private static final int BAD_REQUEST = 400;
    private static final int SMALLEST_STATUS = 100;
    private static final String MISSING_SIGNATURE = "missing_thought_signature";

    /** The words for what goes wrong with a request, from the API's page of errors (autumn 2026), with their status. */
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("invalid_request", BAD_REQUEST),
            Map.entry("failed_precondition", BAD_REQUEST),
            Map.entry("parameter_unknown", BAD_REQUEST),
            Map.entry(MISSING_SIGNATURE, BAD_REQUEST),
            Map.entry("authentication", 401),
            Map.entry("payment_required", 402),
            Map.entry("permission_denied", 403),
            Map.entry("not_found", 404),
            Map.entry("model_not_found", 404),
            Map.entry("request_timeout", 408),
            Map.entry("already_exists", 409),
            Map.entry("aborted", 409),
            Map.entry("gone", 410),
            Map.entry("payload_too_large", 413),
            Map.entry("content_too_large", 413),
            Map.entry("out_of_range", 416),
            Map.entry("rate_limit_exceeded", 429),
            Map.entry("quota_exceeded", 429),
            Map.entry("too_many_requests", 429),
            Map.entry("api_error", 500),
            Map.entry("internal", 500),
            Map.entry("internal_server_error", 500),
            Map.entry("unimplemented", 501),
            Map.entry("bad_gateway", 502),
            Map.entry("service_unavailable", 503),
            Map.entry("deadline_exceeded", 504),
            Map.entry("gateway_timeout", 504));

    /** The same for the numbers of google.rpc.Code. */
    private static final Map<Integer, Integer> RPC =
            Map.of(3, BAD_REQUEST, 4, 504, 5, 404, 7, 403, 8, 429, 9, BAD_REQUEST, 13, 500, 14, 503, 16, 401);

    /** Empty where there is none, or none that says anything: such events come in the middle of good answers. */
    static Optional<InteractionError> of(@Nullable JsonNode error) {
        if (error == null || !error.isObject()) {
            return Optional.empty();
        }
        String code = error.path("code").asText("").strip().toLowerCase(Locale.ROOT);
        String message = error.path("message").asText("").strip();
        return code.isEmpty() && message.isEmpty()
                ? Optional.empty()
                : Optional.of(new InteractionError(code.isEmpty() ? "unknown" : code, message));
    }

    /** The same as a failed request, where it is about the request and not about the answer; empty otherwise. */
    Optional<HttpFailure> asFailure() {
        Integer status = STATUS.get(code);
        if (status == null && code.matches("\\d{1,3}")) {
            int number = Integer.parseInt(code);
            status = number >= SMALLEST_STATUS ? Integer.valueOf(number) : RPC.get(number);
        }
        return status == null ? Optional.empty() : Optional.of(HttpFailure.of(status, code, message));
    }

    /** The same as generateContent would give it as its reason to end. */
    String asFinish() {
        return code.toUpperCase(Locale.ROOT);
    }
}
