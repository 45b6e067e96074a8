package app.pentimento.standin;

import app.pentimento.standin.Answers.Piece;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An answer of a model on its way back, in the words of the API that was asked. */
final class ModelReply {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> CODES = Map.of(
            "INVALID_ARGUMENT", "invalid_request",
            "FAILED_PRECONDITION", "failed_precondition",
            "UNAUTHENTICATED", "authentication",
            "PERMISSION_DENIED", "permission_denied",
            "NOT_FOUND", "not_found",
            "RESOURCE_EXHAUSTED", "rate_limit_exceeded",
            "INTERNAL", "api_error",
            "UNAVAILABLE", "service_unavailable",
            "DEADLINE_EXCEEDED", "deadline_exceeded");

    private final Reply reply;
    private final Api api;
    private final Speech speech;

    /** How an API says the pieces of an answer. */
    interface Speech {
        void begin(Reply reply) throws IOException;

        void say(Piece piece, Reply reply) throws IOException;
    }

    ModelReply(Reply reply, Api api, Speech speech) {
        this.reply = reply;
        this.api = api;
        this.speech = speech;
    }

    /** Starts an answer in pieces. */
    void stream() throws IOException {
        reply.stream();
        speech.begin(reply);
    }

    /** Starts an answer in pieces and leaves its beginning to who gives them. */
    void rawStream() throws IOException {
        reply.stream();
    }

    void event(Piece piece) throws IOException {
        switch (piece) {
            case Answers.Data data -> reply.event(data.text());
            case Answers.Heartbeat beat -> reply.piece(": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII));
            default -> speech.say(piece, reply);
        }
    }

    /** Waits; false as soon as the client has gone. */
    boolean waits(Duration time) throws IOException, InterruptedException {
        return reply.waits(time);
    }

    /** Breaks the connection, in the middle of whatever it is in. */
    void cut() throws IOException {
        reply.cut();
    }

    /** A whole answer, whatever it is. */
    void json(int status, String body) throws IOException {
        reply.json(status, body);
    }

    /**
     * An answer that is none.
     *
     * @param seconds after which to ask again; null where the vendor does not say
     */
    void error(int code, String status, String message, @Nullable String seconds) throws IOException {
        Map<String, String> headers = seconds == null || api == Api.GENERATE_CONTENT
                ? Map.of()
                : Map.of("Retry-After", seconds.replace("s", ""));
        reply.send(
                code,
                "application/json; charset=UTF-8",
                headers,
                errorBody(api, code, status, message, seconds).getBytes(StandardCharsets.UTF_8));
    }

    static String errorBody(Api api, int code, String status, String message, @Nullable String seconds) {
        if (api == Api.INTERACTIONS) {
            return JSON.writeValueAsString(Map.of("error", Map.of("code", code(status), "message", message)));
        }
        List<Object> details = new ArrayList<>();
        if (code == 429) {
            details.add(Map.of("@type", "type.googleapis.com/google.rpc.QuotaFailure"));
        }
        if (seconds != null) {
            details.add(Map.of("@type", "type.googleapis.com/google.rpc.RetryInfo", "retryDelay", seconds));
        }
        return JSON.writeValueAsString(
                Map.of("error", Map.of("code", code, "message", message, "status", status, "details", details)));
    }

    /** The word of the Interactions API for a status of google.rpc; what is none of these is one of its own already. */
    static String code(String status) {
        return CODES.getOrDefault(status, status.toLowerCase(Locale.ROOT));
    }
}
