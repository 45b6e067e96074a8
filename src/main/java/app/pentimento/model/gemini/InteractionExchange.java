package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.AnswerStart;
import app.pentimento.model.wire.NotAnAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.gaos.models.interactions.CreateModelInteraction;
import com.google.genai.gaos.models.operations.CreateInteractionRequestBody;
import com.google.genai.gaos.models.operations.CreateInteractionResponse;
import com.google.genai.gaos.utils.Utils;
import java.io.IOException;

/** An answer through the Interactions API, streamed. */
final class InteractionExchange implements GeminiExchange {
    private static final int MOST_CONTINUATIONS = 20;

    private final Client client;
    private final InteractionRequest request;
    private final int variant;
    private final InteractionAnswer answer;

    /**
     * @param label the model's name for people
     * @param variant from 0; it makes a chosen seed another one for each variant
     */
    InteractionExchange(Client client, String label, InteractionRequest request, int variant, AnswerListener listener) {
        this.client = client;
        this.request = request;
        this.variant = variant;
        this.answer = new InteractionAnswer(label, request.stores(), listener);
    }

    /** One request, and those that continue it where the model says that it has more to say. */
    @Override
    public void converse(Outgoing outgoing) throws IOException {
        try (AnswerStart start = AnswerStart.expected()) {
            for (int i = 0; i <= MOST_CONTINUATIONS; i++) {
                CreateModelInteraction body = request.body(outgoing, variant, answer.continuation());
                answer.begin();
                send(body, start);
                if (!answer.goesOn()) {
                    return;
                }
            }
        }
    }

    private void send(CreateModelInteraction body, AnswerStart start) throws IOException {
        CreateInteractionResponse response = call(body);
        if (response.interaction().isPresent()) {
            answer.takeWhole(Utils.mapper().valueToTree(response.interaction().get()));
            return;
        }
        try (InteractionEvents events =
                new InteractionEvents(response.rawResponse().body())) {
            for (JsonNode event = events.next(); event != null; event = events.next()) {
                answer.take(event);
                if (answer.begun()) {
                    start.came();
                }
            }
        }
    }

    /** The SDK would go on by itself, at a price, where it is not told that it must not. */
    private CreateInteractionResponse call(CreateModelInteraction body) throws IOException {
        try {
            return client.interactions
                    .create()
                    .body(CreateInteractionRequestBody.of(body))
                    .automaticContinuation(false)
                    .call();
        } catch (ApiException e) {
            throw new NotAnAnswer("The answer could not be read"); // what is no success is thrown by the wire
        } catch (RuntimeException e) {
            throw GoogleFailures.unwrap(e);
        }
    }

    @Override
    public boolean partSeen() {
        return answer.partSeen();
    }

    @Override
    public void keepWhatCame() {
        answer.keepWhatCame();
    }

    @Override
    public void end() throws ModelException, IOException {
        answer.end();
    }

    @Override
    public Usage usage(int picturesIn) {
        return answer.usage(picturesIn);
    }
}
