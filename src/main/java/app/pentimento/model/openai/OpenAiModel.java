package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Sentences;
import app.pentimento.model.wire.Traffic;
import java.io.IOException;
import java.math.BigDecimal;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One model behind the OpenAI images API. */
class OpenAiModel implements ImageModel {
    private static final String NOT_SET_UP =
            "No server is set up for it. Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, and start"
                    + " this server again.";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String name;
    private final CatalogEntry entry;
    private final OpenAiProperties properties;
    private final OpenAiRequests requests;
    private final OkHttpClient http;
    private final OpenAiPictures pictures;
    private final Attempts attempts;

    OpenAiModel(
            String name,
            CatalogEntry entry,
            OpenAiProperties properties,
            OpenAiRequests requests,
            OkHttpClient http,
            OpenAiPictures pictures,
            Attempts attempts) {
        this.name = name;
        this.entry = entry;
        this.properties = properties;
        this.requests = requests;
        this.http = http;
        this.pictures = pictures;
        this.attempts = attempts;
    }

    @Override
    public ModelInfo info() {
        return entry.info(name, properties.isSetUp() ? null : NOT_SET_UP);
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
        if (!properties.isSetUp()) {
            throw new ModelException(Kind.BACKEND_UNAVAILABLE, false, NOT_SET_UP);
        }
        Taken taken = new Taken();
        Traffic traffic = Traffic.start();
        try {
            Request call = requests.of(request);
            attempts.run(
                    info.id(),
                    info.label(),
                    failure -> refusal(failure, info.label()),
                    () -> taken.pictures > 0,
                    listener,
                    () -> take(ask(call), info.label(), listener, taken));
        } finally {
            Traffic.stop();
            int in = request.workingImage() == null ? 0 : 1 + request.attached().size();
            listener.usage(new Usage(
                    taken.inputTokens,
                    taken.outputTokens,
                    taken.outputTokens,
                    in,
                    taken.pictures,
                    traffic.sent(),
                    traffic.received()));
        }
    }

    /** What was counted so far. */
    private static final class Taken {
        private int pictures;
        private int inputTokens;
        private int outputTokens;
    }

    private JsonNode ask(Request call) throws IOException {
        try (Response response = http.newCall(call).execute();
                ResponseBody body = response.body()) {
            if (body == null) {
                throw new NotAnAnswer("The answer is empty");
            }
            return JSON.readTree(body.byteStream());
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new NotAnAnswer("The answer is no JSON");
        }
    }

    private void take(JsonNode answer, String label, AnswerListener listener, Taken taken)
            throws IOException, ModelException {
        taken.inputTokens = answer.path("usage").path("input_tokens").asInt(0);
        taken.outputTokens = answer.path("usage").path("output_tokens").asInt(0);
        JsonNode data = answer.path("data");
        if (!data.isArray() || data.isEmpty()) {
            throw new NotAnAnswer("The answer has no picture");
        }
        for (JsonNode item : data) {
            byte[] bytes = pictures.of(item, label);
            taken.pictures++;
            listener.image(new ModelImage(bytes, "", null, ModelImage.Making.GENERATIVE));
        }
    }

    private static @Nullable ModelException refusal(HttpFailure failure, String label) {
        String reason = failure.reason();
        if (reason.contains("moderation") || reason.contains("content_policy")) {
            return new ModelException(
                    Kind.PROMPT_BLOCKED,
                    false,
                    "The rules of %s do not allow what was asked for. Say it differently.".formatted(label),
                    failure);
        }
        if (reason.contains("insufficient_quota") || reason.contains("billing")) {
            return new ModelException(
                    Kind.BACKEND_UNAVAILABLE,
                    false,
                    "The account for %s has no credit left. Whoever runs this server must see to it.".formatted(label),
                    failure);
        }
        return switch (failure.code()) {
            case UNAUTHENTICATED, FORBIDDEN ->
                new ModelException(
                        Kind.BACKEND_UNAVAILABLE,
                        false,
                        "The key for %s is not accepted. Whoever runs this server must set a valid key."
                                .formatted(label),
                        failure);
            case NOT_FOUND ->
                new ModelException(
                        Kind.BACKEND_UNAVAILABLE,
                        false,
                        "%s is not offered at the address in the settings. Choose another model.".formatted(label)
                                + Sentences.quoted(failure.detail()),
                        failure);
            default -> null;
        };
    }
}
