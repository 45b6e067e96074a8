package app.pentimento.model.openai;

import app.pentimento.model.wire.HttpFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error as OpenAI-style servers tell it: {@code {"error": {"message", "type", "param", "code"}}}, with what Azure and
 * gateways add to it.
 *
 * @param failure the same as every backend's failures
 * @param words its kinds, in lower case: code, type, and what stands within ({@code innererror}, {@code metadata})
 * @param param the parameter that it is about; empty where it names none
 * @param stage where a picture was held back, {@code input} or {@code output}; empty where it does not say
 * @param categories what it was held back for
 */
record OpenAiError(HttpFailure failure, Set<String> words, String param, String stage, List<String> categories) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final Pattern NOT_TAKEN = Pattern.compile(
            "unknown|unrecogni[sz]ed|unsupported|not supported|only supported|unexpected|not permitted|extra inputs",
            Pattern.CASE_INSENSITIVE);
    /** What an error's message may name in passing: only an error that says so by its code is about these. */
    private static final Set<String> EVERYDAY_WORDS = Set.of("size", "n", "store", "background");

    /** What a failure says. */
    static OpenAiError of(HttpFailure failure) {
        JsonNode body = json(failure.body());
        JsonNode error = body.path("error");
        JsonNode moderation = error.path("moderation_details");
        JsonNode gatewaysReasons = error.path("metadata").path("reasons");
        List<String> words = new ArrayList<>();
        Stream.of(
                        error.path("code"),
                        error.path("type"),
                        error.path("innererror").path("code"),
                        error.path("inner_error").path("code"),
                        error.path("metadata").path("error_type"),
                        body.path("detail").path(0).path("type"))
                .filter(word -> word.isString() || word.isNumber())
                .forEach(word -> words.add(word.asString().toLowerCase(Locale.ROOT)));
        if (!gatewaysReasons.isEmpty()) {
            words.add("moderation");
        }
        return new OpenAiError(
                failure,
                Set.copyOf(words),
                param(body),
                moderation.path("moderation_stage").asString(""),
                Stream.of(moderation.path("categories"), gatewaysReasons)
                        .flatMap(JsonNode::valueStream)
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList());
    }

    /** The parameter's own name: {@code quality} of {@code tools[0].quality}. */
    private static String param(JsonNode body) {
        String path = body.path("error").path("param").asString("");
        if (path.isEmpty()) {
            JsonNode place = body.path("detail").path(0).path("loc");
            path = place.isArray() && !place.isEmpty()
                    ? place.get(place.size() - 1).asString("")
                    : "";
        }
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    /** Whether any of its kinds contains one of these. */
    boolean is(String... kinds) {
        return words.stream().anyMatch(word -> Stream.of(kinds).anyMatch(word::contains));
    }

    /** Whether its sentence contains this. */
    boolean says(String text) {
        return failure.says(text);
    }

    /**
     * The parameter that the server does not take, where it says so of one of these: it has done nothing then, and may be
     * asked without.
     */
    Optional<String> refused(Set<String> parameters) {
        if (failure.code() != BAD_REQUEST && failure.code() != UNPROCESSABLE) {
            return Optional.empty();
        }
        boolean byCode = is("unknown", "unsupported", "unrecognized", "extra_forbidden");
        if (!byCode && !failure.says(NOT_TAKEN)) {
            return Optional.empty();
        }
        if (parameters.contains(param)) {
            return Optional.of(param);
        }
        return parameters.stream()
                .filter(parameter -> byCode || !EVERYDAY_WORDS.contains(parameter))
                .filter(this::saysThatItIsNotTaken)
                .findFirst();
    }

    /** "Unrecognized request argument supplied: stream", or "stream is not supported for this model". */
    private boolean saysThatItIsNotTaken(String parameter) {
        String name = "(?<![A-Za-z_])" + Pattern.quote(parameter) + "(?![A-Za-z_])";
        return failure.says(Pattern.compile(
                "(?i)(?:(?:un\\w{1,20}|extra)[^.]{0,40}(?:parameter|argument|field|keyword|input|option)s?[^.]{0,30}?%1$s)|(?:%1$s[^.]{0,15}?(?:only supported|not supported|not permitted|not allowed|unsupported|unknown))"
                        .formatted(name)));
    }

    /**
     * The failure that an answer tells although it began with success; null where it tells none. It comes as
     * {@code {"error": …}}, or as an event of the type {@code error} that holds the rest itself.
     */
    static @Nullable HttpFailure within(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (error.isObject() || (error.isString() && !error.asString().isBlank())) {
            return failure(error);
        }
        boolean itself = answer.path("type").asString("").equals("error")
                || answer.path("object").asString("").equals("error");
        return itself ? failure(answer) : null;
    }

    /** A failure of this error object. */
    static HttpFailure failure(JsonNode error) {
        ObjectNode body = JSON.createObjectNode();
        body.set("error", error);
        return HttpFailure.withBody(status(error), JSON.writeValueAsString(body));
    }

    /** A failure that the server does not explain. */
    static HttpFailure unexplained() {
        return failure(JSON.createObjectNode().put("type", "server_error"));
    }

    /** The status that the error would have had before the answer began. */
    private static int status(JsonNode error) {
        String code = error.path("code").asString("");
        if (code.matches("[45]\\d\\d")) {
            return Integer.parseInt(code);
        }
        String kinds = code + " " + error.path("type").asString("");
        if (kinds.contains("rate_limit") || kinds.contains("insufficient_quota")) {
            return TOO_MANY;
        }
        if (kinds.contains("server_error") || kinds.contains("internal")) {
            return SERVER_ERROR;
        }
        if (kinds.contains("invalid_api_key")) {
            return UNAUTHENTICATED;
        }
        return kinds.contains("model_not_found") ? NOT_FOUND : BAD_REQUEST;
    }
}
