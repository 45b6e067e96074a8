package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.AnswerStart;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import java.io.IOException;
import java.util.List;

/** An answer through generateContent, streamed. */
final class GenerateContentExchange implements GeminiExchange {
    private static final int MOST_CONTINUATIONS = 20;
    private static final int BAD_REQUEST = 400;

    private final Client client;
    private final String model;
    private final GenerateContentRequest request;
    private final int variant;
    private final GenerateContentAnswer answer;

    /**
     * @param model as the vendor names it
     * @param label the model's name for people
     * @param variant from 0; it makes a chosen seed another one for each variant
     */
    GenerateContentExchange(
            Client client,
            String model,
            String label,
            GenerateContentRequest request,
            int variant,
            AnswerListener listener) {
        this.client = client;
        this.model = model;
        this.request = request;
        this.variant = variant;
        this.answer = new GenerateContentAnswer(label, listener);
    }

    /** One request, and those that continue it where the model says that it has more to say. */
    @Override
    public void converse(Outgoing outgoing) throws IOException {
        List<Content> contents = GenerateContentRequest.contents(outgoing);
        try (AnswerStart start = AnswerStart.expected()) {
            for (int i = 0; i <= MOST_CONTINUATIONS; i++) {
                GenerateContentConfig config = request.config(variant, answer.continuation());
                answer.begin();
                send(contents, config, start);
                if (answer.refusedRepetition()) {
                    throw HttpFailure.of(BAD_REQUEST, GeminiFinishReasons.MISSING_SIGNATURE, "");
                }
                if (!answer.goesOn()) {
                    return;
                }
            }
        }
    }

    private void send(List<Content> contents, GenerateContentConfig config, AnswerStart start) throws IOException {
        try (ResponseStream<GenerateContentResponse> stream =
                client.models.generateContentStream(model, contents, config)) {
            for (GenerateContentResponse chunk : stream) {
                answer.take(chunk);
                if (answer.begun()) {
                    start.came();
                }
            }
        } catch (GenAiIOException e) {
            throw GoogleFailures.unwrap(e);
        } catch (ApiException e) {
            throw GoogleFailures.unwrap(e);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new NotAnAnswer("The answer could not be read");
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
