package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer of the Interactions API event by event. Events and fields that it does not know are passed over; what
 * stands in a step is kept, known or not.
 */
final class InteractionAnswer implements GeminiAnswer {
    private static final String MODELS = "models/";
    private static final String COMPLETED = "interaction.completed";
    private static final String GOES_ON = "requires_continuation";
    /** What a status means, in the words of generateContent's finish reasons; those that are not here are no end. */
    private static final Map<String, String> ENDS = Map.of(
            "completed",
            "STOP",
            "incomplete",
            "MAX_TOKENS",
            "failed",
            "FAILED",
            "cancelled",
            "CANCELLED",
            "requires_action",
            "REQUIRES_ACTION",
            "budget_exceeded",
            "BUDGET_EXCEEDED",
            GOES_ON,
            "CONTINUATION");

    private final boolean stored;
    private final AnswerListener listener;
    private final AnswerBuilder builder;
    private final InteractionUsage usage = new InteractionUsage();
    private @Nullable InteractionStep step;
    private boolean anything;
    private boolean stepCame;
    private boolean ended;
    private String status = "";
    private String model = "";
    private String id = "";
    private @Nullable InteractionError error;
    private InteractionRequest.@Nullable Continuation continuation;

    /**
     * @param stored whether the vendor was asked to keep it
     */
    InteractionAnswer(String label, boolean stored, AnswerListener listener) {
        this.stored = stored;
        this.listener = listener;
        this.builder = new AnswerBuilder(label, listener);
    }

    /** Starts with a request, or starts over. */
    void begin() {
        if (continuation == null) {
            builder.startOver();
        } else {
            builder.goesOn();
        }
        usage.nextRequest();
        step = null;
        anything = false;
        stepCame = false;
        ended = false;
        status = "";
        id = "";
        error = null;
    }

    @Override
    public boolean partSeen() {
        return builder.partSeen() && continuation == null;
    }

    /** Whether anything came that a person will see. */
    boolean begun() {
        return builder.begun() || (step != null && step.speaks());
    }

    /** Where the vendor wants another request to go on from; null where it has said all. */
    InteractionRequest.@Nullable Continuation continuation() {
        return continuation;
    }

    /** Whether the model has more to say, in another request. */
    boolean goesOn() {
        return continuation != null && status.equals(GOES_ON);
    }

    /**
     * Takes an event.
     *
     * @throws HttpFailure where it is an error that a failed request would have, too
     */
    void take(JsonNode event) throws IOException {
        if (event.isArray()) { // an error of a server before the API's own
            fail(InteractionError.of(event.path(0).get("error")).orElse(null));
            return;
        }
        String type = event.path("event_type").asText("");
        anything |= !type.isEmpty();
        usage.take(event.path("usage"));
        switch (type) {
            case "step.start" -> start(event.path("step"));
            case "step.delta" -> delta(event.path("delta"));
            case "step.stop" -> closeStep();
            case "interaction.status_update" -> status(event);
            case "error" -> fail(InteractionError.of(event.get("error")).orElse(null));
            default -> {
                if (event.path("interaction") instanceof ObjectNode interaction) {
                    boolean created = type.equals("interaction.created");
                    String told = interaction.path("status").asText("");
                    interaction(interaction, type.equals(COMPLETED) || (!created && ENDS.containsKey(told)));
                } else if (type.isEmpty()) {
                    fail(InteractionError.of(event.get("error")).orElse(null));
                }
            }
        }
    }

    /** Takes an answer that came whole, although it was asked for in pieces. */
    void takeWhole(JsonNode interaction) throws IOException {
        interaction(interaction, true);
    }

    /** Where steps come with the end, they are those that came before; where none came before, they are the answer. */
    private void steps(JsonNode steps) throws IOException {
        if (stepCame) {
            return;
        }
        for (JsonNode one : steps) {
            if (!one.path("type").asText().equals("user_input")) {
                start(one);
            }
        }
    }

    private void start(JsonNode start) throws IOException {
        closeStep();
        if (start instanceof ObjectNode object) {
            came();
            step = new InteractionStep(object, builder);
        }
    }

    private void delta(JsonNode delta) throws IOException {
        InteractionStep open = step;
        if (open == null) {
            Optional<ObjectNode> start = InteractionStep.startFor(delta);
            if (start.isEmpty()) {
                return;
            }
            open = new InteractionStep(start.get(), builder);
            step = open;
        }
        came();
        if (delta instanceof ObjectNode object) {
            open.take(object);
        }
    }

    private void came() {
        stepCame = true;
        continuation = null;
    }

    private void closeStep() {
        InteractionStep open = step;
        if (open != null) {
            step = null;
            open.close();
            open.error().ifPresent(failed -> error = failed);
        }
    }

    private void status(JsonNode event) {
        id(event.path("interaction_id").asText(""));
        status = event.path("status").asText(status);
        token(event);
    }

    private void interaction(JsonNode interaction, boolean last) throws IOException {
        id(interaction.path("id").asText(""));
        String named = interaction.path("model").asText("");
        if (!named.isEmpty()) {
            model = named.startsWith(MODELS) ? named.substring(MODELS.length()) : named;
        }
        usage.take(interaction.path("usage"));
        if (!last) {
            listener.servedBy(model, null);
            return;
        }
        steps(interaction.path("steps"));
        closeStep();
        anything = true;
        ended = true;
        status = interaction.path("status").asText("completed");
        InteractionError.of(interaction.get("error")).ifPresent(failed -> error = failed);
        for (JsonNode one : interaction.path("errors")) {
            InteractionError.of(one).ifPresent(failed -> error = failed);
        }
        continuation = null;
        token(interaction);
        listener.servedBy(model, stored && !id.isEmpty() && status.equals("completed") ? id : null);
    }

    private void id(String told) {
        if (!told.isEmpty() && !told.equals(id)) {
            id = told;
            if (stored) {
                listener.kept(id);
            }
        }
    }

    private void token(JsonNode json) {
        String token = json.path("continuation_token").asText("");
        if (!token.isEmpty() && status.equals(GOES_ON)) {
            continuation = new InteractionRequest.Continuation(token, stored && !id.isEmpty() ? id : null);
        }
    }

    /** An error that says nothing is no end: such events come in the middle of good answers. */
    private void fail(@Nullable InteractionError told) throws HttpFailure {
        if (told != null) {
            closeStep();
            anything = true;
            error = told;
            Optional<HttpFailure> failure = told.asFailure();
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    @Override
    public void end() throws ModelException, IOException {
        if (!anything) {
            throw new NotAnAnswer("The answer has nothing in it");
        }
        InteractionError told = error;
        if (told != null) {
            Optional<HttpFailure> failure = told.asFailure();
            if (failure.isPresent()) {
                throw failure.get();
            }
            builder.end(told.asFinish(), told.message());
            return;
        }
        boolean failed = !ended && ENDS.containsKey(status) && !status.equals("completed");
        if (!ended && !failed) {
            throw new IOException("The answer ended without saying that it was whole");
        }
        builder.end(ENDS.getOrDefault(status, status.toUpperCase(java.util.Locale.ROOT)), null);
    }

    @Override
    public void keepWhatCame() {
        closeStep();
        builder.flush();
    }

    @Override
    public Usage usage(int picturesIn) {
        return usage.total(picturesIn, builder.pictures());
    }
}
