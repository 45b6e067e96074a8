package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.google.GoogleFailures;
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
import java.util.Locale;

/** One of the answers to a turn, from its own requests: an image model gives one candidate to a request, never more. */
final class GeminiVariant {
    private static final int MOST_CONTINUATIONS = 20;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Client client;
    private final String model;
    private final GeminiRequest asked;
    private final int number;
    private final Shipping shipping;
    private final GeminiAnswer answer;

    /**
     * The answer to this request.
     *
     * @param number from 0; it makes a chosen seed another one for each variant
     */
    GeminiVariant(Client client, String model, String label, GeminiRequest asked, int number, Shipping shipping) {
        this.client = client;
        this.model = model;
        this.asked = asked;
        this.number = number;
        this.shipping = shipping;
        this.answer = new GeminiAnswer(asked.request(), label);
    }

    /** Tries a request again where that makes sense. */
    interface Tries {
        void run(
                AnswerListener listener,
                java.util.function.BooleanSupplier partSeen,
                app.pentimento.model.wire.Attempts.Attempt request)
                throws ModelException, InterruptedException;
    }

    void ask(AnswerListener listener, Tries tries) throws ModelException, InterruptedException {
        try {
            tries.run(listener, () -> answer.partSeen() && answer.continuation() == null, () -> attempt(listener));
        } catch (ModelException e) {
            answer.keepWhatCame(listener);
            throw e;
        }
    }

    /** What it took so far, without bytes. */
    Usage taken() {
        return answer.usage(asked.pictures());
    }

    private void attempt(AnswerListener listener) throws IOException, ModelException, InterruptedException {
        while (true) {
            PictureSender.Shipment shipment = shipping.current();
            try {
                converse(shipment, listener);
                break;
            } catch (HttpFailure e) {
                if (!shipment.namesFiles() || answer.partSeen() || !mayBeForgottenFile(e)) {
                    throw e;
                }
                shipping.renew(shipment);
            }
        }
        answer.end(listener);
    }

    /** The backend names a file that it does not have as "not permitted", "not found" or "invalid". */
    private static boolean mayBeForgottenFile(HttpFailure failure) {
        return failure.code() == FORBIDDEN
                || failure.code() == NOT_FOUND
                || (failure.code() == BAD_REQUEST
                        && failure.detail().toLowerCase(Locale.ROOT).contains("file"));
    }

    /** One request, and those that continue it where the model says that it has more to say. */
    private void converse(PictureSender.Shipment shipment, AnswerListener listener) throws IOException {
        List<Content> contents = asked.contents(shipment);
        for (int i = 0; i <= MOST_CONTINUATIONS; i++) {
            GenerateContentConfig config = asked.config(number, answer.continuation());
            answer.begin();
            try (ResponseStream<GenerateContentResponse> stream =
                    client.models.generateContentStream(model, contents, config)) {
                for (GenerateContentResponse piece : stream) {
                    answer.take(piece, listener);
                }
            } catch (GenAiIOException e) {
                throw GoogleFailures.unwrap(e);
            } catch (ApiException e) {
                throw GoogleFailures.unwrap(e);
            } catch (IllegalStateException | IllegalArgumentException e) {
                throw new NotAnAnswer("The answer could not be read");
            }
            if (!answer.goesOn()) {
                return;
            }
        }
    }
}
