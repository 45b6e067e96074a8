package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ContextLimits;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Traffic;
import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Gemini image model. */
class GeminiModel implements ImageModel {
    private static final int MOST_CONTINUATIONS = 20;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String name;
    private final CatalogEntry entry;
    private final GeminiProperties properties;
    private final GoogleClients clients;
    private final PictureSender pictures;
    private final Attempts attempts;

    GeminiModel(
            String name,
            CatalogEntry entry,
            GeminiProperties properties,
            GoogleClients clients,
            PictureSender pictures,
            Attempts attempts) {
        this.name = name;
        this.entry = entry;
        this.properties = properties;
        this.clients = clients;
        this.pictures = pictures;
        this.attempts = attempts;
    }

    @Override
    public ModelInfo info() {
        return entry.info(name, clients.geminiUnavailable());
    }

    @Override
    public ContextLimits limits() {
        boolean holds =
                properties.files().enabled() && clients.wayToGemini().orElse(null) == GoogleClients.Way.DEVELOPER;
        return entry.limits(holds ? properties.files().from().toBytes() : Long.MAX_VALUE);
    }

    @Override
    public @Nullable BigDecimal cost(Usage usage, EditOptions options) {
        return entry.cost(usage, options);
    }

    @Override
    public BigDecimal estimate(EditOptions options) {
        return entry.estimate(options);
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) throws ModelException, InterruptedException {
        ModelInfo info = info();
        GoogleClients.Way way = clients.wayToGemini()
                .orElseThrow(() -> new ModelException(
                        ModelException.Kind.BACKEND_UNAVAILABLE, false, String.valueOf(info.unavailableReason())));
        Client client = clients.client(way);
        GeminiAnswer answer = new GeminiAnswer(request, info.label(), listener);
        GeminiRequest asked = new GeminiRequest(request, entry, properties);
        Traffic traffic = Traffic.start();
        try {
            attempts.run(
                    info.id(),
                    info.label(),
                    failure -> GoogleFailures.refusal(failure, info.label()),
                    () -> answer.partSeen() && answer.continuation() == null,
                    listener,
                    () -> attempt(client, way, asked, answer, listener));
        } catch (ModelException e) {
            answer.keepWhatCame();
            throw e;
        } finally {
            Traffic.stop();
            listener.usage(answer.usage(asked.pictures(), traffic));
        }
    }

    private void attempt(
            Client client, GoogleClients.Way way, GeminiRequest asked, GeminiAnswer answer, AnswerListener listener)
            throws IOException, ModelException, InterruptedException {
        for (boolean byName = true; ; ) {
            PictureSender.Shipment shipment = pictures.ship(client, way, entry, asked.conversation(), byName);
            listener.sent(shipment.sent());
            try {
                converse(client, asked, shipment, answer);
                break;
            } catch (HttpFailure e) {
                if (!shipment.namesFiles() || answer.partSeen() || !mayBeForgottenFile(e)) {
                    throw e;
                }
                byName = shipment.usesHeldFiles(); // where even a new file is refused, pictures go within the request
                shipment.forgetFiles();
            }
        }
        answer.end();
    }

    /** The backend names a file that it does not have as "not permitted", "not found" or "invalid". */
    private static boolean mayBeForgottenFile(HttpFailure failure) {
        return failure.code() == FORBIDDEN
                || failure.code() == NOT_FOUND
                || (failure.code() == BAD_REQUEST
                        && failure.detail().toLowerCase(java.util.Locale.ROOT).contains("file"));
    }

    /** One request, and those that continue it where the model says that it has more to say. */
    private void converse(Client client, GeminiRequest asked, PictureSender.Shipment shipment, GeminiAnswer answer)
            throws IOException, ModelException {
        List<Content> contents = asked.contents(shipment);
        for (int i = 0; i <= MOST_CONTINUATIONS; i++) {
            GenerateContentConfig config = asked.config(answer.continuation());
            answer.begin();
            try (ResponseStream<GenerateContentResponse> stream =
                    client.models.generateContentStream(name, contents, config)) {
                for (GenerateContentResponse piece : stream) {
                    answer.take(piece);
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
