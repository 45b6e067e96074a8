package app.pentimento.standin;

import app.pentimento.standin.Answers.LocalizedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as events of Interactions, in the order of the public guides: created, status, then for each step its start, its
 * deltas and its stop, and at last the end, which does not repeat the steps.
 */
final class InteractionSpeech implements ModelReply.Speech {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> STATUS =
            Map.of("STOP", "completed", "MAX_TOKENS", "incomplete", "CONTINUATION", "requires_continuation");

    private final String id;
    private final String model;
    private final String servedBy;
    private final boolean kept;
    private final Signatures signatures;
    private final GivenAnswers answers;
    private final List<String> given = new ArrayList<>();
    private int signed;
    private int index = -1;
    private @Nullable ObjectNode step;
    private @Nullable ObjectNode usage;

    /**
     * @param before what an earlier request gave of this answer; null for none
     */
    InteractionSpeech(
            String model,
            String servedBy,
            boolean kept,
            GivenAnswers.@Nullable Given before,
            Signatures signatures,
            GivenAnswers answers) {
        this.id = answers.nextId();
        this.model = model;
        this.servedBy = servedBy;
        this.kept = kept;
        this.signatures = signatures;
        this.answers = answers;
        if (before != null) {
            given.addAll(before.steps());
            signed = before.signed();
        }
    }

    @Override
    public void begin(Reply reply) throws IOException {
        answers.begin(id, model, kept);
        send(reply, event("interaction.created").set("interaction", interaction("in_progress")));
        send(reply, event("interaction.status_update").put("interaction_id", id).put("status", "in_progress"));
    }

    @Override
    public void say(Answers.Piece piece, Reply reply) throws IOException {
        switch (piece) {
            case Answers.Chunk chunk -> {
                for (LocalizedMessage said : chunk.parts()) {
                    say(said, reply);
                }
                if (chunk.tokens() != null) {
                    usage = usage(chunk.tokens());
                }
                if (chunk.finish() != null) {
                    end(chunk.finish(), chunk.continueWith(), reply);
                }
            }
            case Answers.Blocked blocked ->
                error(
                        reply,
                        blocked.reason().equals("OTHER")
                                ? "content_blocked"
                                : blocked.reason().toLowerCase(Locale.ROOT),
                        "The prompt was blocked.");
            case Answers.Failure failure -> error(reply, ModelReply.code(failure.status()), failure.message());
            case Answers.Data data -> reply.event(data.text());
            case Answers.Heartbeat beat -> {}
        }
    }

    private void say(LocalizedMessage said, Reply reply) throws IOException {
        switch (said) {
            case Answers.Thought thought -> {
                start(reply, "thought");
                if (thought.what() instanceof Answers.Words words) {
                    delta(reply, object("thought_summary").set("content", words(words.text())));
                } else if (thought.what() instanceof Answers.Picture picture) {
                    delta(reply, object("thought_summary").set("content", picture(picture)));
                }
                sign(reply, signatures.sign("a thought"));
            }
            case Answers.Words words -> {
                speak(reply, words.signature());
                if (!words.text().isEmpty()) {
                    text(reply, words);
                }
            }
            case Answers.Picture picture -> {
                speak(reply, picture.signature());
                delta(reply, picture(picture));
            }
            case Answers.Search search -> {
                String call = "gs_" + given.size();
                start(reply, "google_search_call", Map.of("id", call, "signature", ""));
                ObjectNode asked = object("google_search_call");
                asked.putObject("arguments").putArray("queries").add(search.query());
                delta(reply, asked.put("signature", signatures.sign(search.query())));
                start(reply, "google_search_result", Map.of("call_id", call, "signature", ""));
                ObjectNode found = object("google_search_result");
                found.putArray("result").addObject().put("search_suggestions", search.suggestions());
                delta(reply, found.put("signature", signatures.sign(search.suggestions())));
            }
        }
    }

    /** Opens a step of output. A signature stands on a thought before it, and so does one at the beginning. */
    private void speak(Reply reply, @Nullable String signature) throws IOException {
        if (signature != null || (step == null && index < 0)) {
            start(reply, "thought");
            sign(reply, signature == null ? signatures.sign("the first thought") : signature);
        }
        if (step == null || !step.path("type").asString().equals("model_output")) {
            start(reply, "model_output");
        }
    }

    private void text(Reply reply, Answers.Words words) throws IOException {
        int half = words.text().length() < 8 ? 0 : words.text().offsetByCodePoints(0, 4);
        if (half > 0) {
            delta(reply, object("text").put("text", words.text().substring(0, half)));
        }
        delta(reply, object("text").put("text", words.text().substring(half)));
        if (!words.sources().isEmpty()) {
            ObjectNode cited = object("text_annotation_delta");
            ArrayNode annotations = cited.putArray("annotations");
            int end = words.text().getBytes(StandardCharsets.UTF_8).length;
            words.sources()
                    .forEach(source -> annotations
                            .addObject()
                            .put("type", "url_citation")
                            .put("url", source.url())
                            .put("title", source.title())
                            .put("start_index", 0)
                            .put("end_index", end));
            delta(reply, cited);
        }
    }

    private void sign(Reply reply, String signature) throws IOException {
        delta(reply, object("thought_signature").put("signature", signature));
    }

    private void start(Reply reply, String type) throws IOException {
        start(reply, type, Map.of());
    }

    private void start(Reply reply, String type, Map<String, String> fields) throws IOException {
        stop(reply);
        index++;
        ObjectNode opened = object(type);
        fields.forEach(opened::put);
        step = opened.deepCopy();
        send(reply, event("step.start").put("index", index).set("step", opened));
    }

    private void delta(Reply reply, ObjectNode delta) throws IOException {
        apply(java.util.Objects.requireNonNull(step), delta);
        send(reply, event("step.delta").put("index", index).set("delta", delta));
    }

    /** What a step is once this has come. */
    private static void apply(ObjectNode step, ObjectNode delta) {
        switch (delta.path("type").asString()) {
            case "thought_signature" ->
                step.put("signature", delta.path("signature").asString());
            case "thought_summary" -> step.withArray("summary").add(delta.path("content"));
            case "text" -> {
                ArrayNode content = step.withArray("content");
                if (!content.isEmpty()
                        && content.get(content.size() - 1) instanceof ObjectNode last
                        && last.path("type").asString().equals("text")) {
                    last.put(
                            "text",
                            last.path("text").asString() + delta.path("text").asString());
                } else {
                    content.add(delta.deepCopy());
                }
            }
            case "text_annotation_delta" -> {
                ArrayNode content = step.withArray("content");
                ((ObjectNode) content.get(content.size() - 1))
                        .withArray("annotations")
                        .addAll((ArrayNode) delta.path("annotations"));
            }
            case "image" -> step.withArray("content").add(delta.deepCopy());
            default -> delta.properties().forEach(field -> step.set(field.getKey(), field.getValue()));
        }
    }

    private void stop(Reply reply) throws IOException {
        if (step != null) {
            send(reply, event("step.stop").put("index", index));
            given.add(GivenAnswers.fingerprint(step));
            signed += step.has("signature") ? 1 : 0;
            step = null;
        }
    }

    private void end(String finish, @Nullable String token, Reply reply) throws IOException {
        stop(reply);
        String status = STATUS.get(finish);
        if (status == null) {
            error(reply, finish.toLowerCase(Locale.ROOT), "The answer was held back.");
            return;
        }
        GivenAnswers.Given whole = new GivenAnswers.Given(id, model, List.copyOf(given), signed, kept);
        ObjectNode interaction = interaction(status);
        if (token != null) {
            answers.pause(token, whole);
            interaction.put("continuation_token", token);
        } else if (status.equals("completed")) {
            answers.complete(whole);
        }
        if (usage != null) {
            interaction.set("usage", usage);
        }
        send(reply, event("interaction.completed").set("interaction", interaction));
        done(reply);
    }

    private void error(Reply reply, String code, String message) throws IOException {
        ObjectNode event = event("error");
        event.putObject("error").put("code", code).put("message", message);
        send(reply, event);
        done(reply);
    }

    private static void done(Reply reply) throws IOException {
        reply.piece("event: done\ndata: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Reply reply, JsonNode event) throws IOException {
        String text =
                "event: " + event.path("event_type").asString() + "\ndata: " + JSON.writeValueAsString(event) + "\n\n";
        reply.piece(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("event_type", type);
    }

    private static ObjectNode object(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode words(String text) {
        return object("text").put("text", text);
    }

    private static ObjectNode picture(Answers.Picture picture) {
        return object("image")
                .put("mime_type", picture.type())
                .put("data", Base64.getEncoder().encodeToString(picture.bytes()));
    }

    private ObjectNode interaction(String status) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("status", status)
                .put("object", "interaction")
                .put("model", "models/" + servedBy);
    }

    private static ObjectNode usage(Answers.Tokens tokens) {
        ObjectNode usage = JSON.createObjectNode()
                .put("total_input_tokens", tokens.prompt())
                .put("total_output_tokens", tokens.words() + tokens.pictures())
                .put("total_thought_tokens", 0)
                .put("total_tokens", tokens.prompt() + tokens.words() + tokens.pictures());
        if (tokens.pictures() > 0) {
            usage.putArray("output_tokens_by_modality")
                    .addObject()
                    .put("modality", "image")
                    .put("tokens", tokens.pictures());
        }
        return usage;
    }
}
