package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.ModelImage;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Sentences;
import app.pentimento.model.wire.WireModel;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One model behind the OpenAI images API. */
class OpenAiModel extends WireModel {
    private static final String NOT_SET_UP =
            "No server is set up for it. Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, and start"
                    + " this server again.";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final OpenAiProperties properties;
    private final OpenAiRequests requests;
    private final OkHttpClient http;
    private final OpenAiPictures pictures;

    OpenAiModel(
            String name,
            CatalogEntry entry,
            OpenAiProperties properties,
            OpenAiRequests requests,
            OkHttpClient http,
            OpenAiPictures pictures,
            ModelDirectory directory,
            Attempts attempts) {
        super(name, entry, directory, attempts);
        this.properties = properties;
        this.requests = requests;
        this.http = http;
        this.pictures = pictures;
    }

    @Override
    protected @Nullable String unavailable() {
        return properties.isSetUp() ? null : NOT_SET_UP;
    }

    @Override
    protected Asking asking(EditRequest request, AnswerListener listener) throws ModelException {
        Request call = requests.of(request);
        int picturesIn =
                request.workingImage() == null ? 0 : 1 + request.attached().size();
        return new Asking() {
            private Usage taken = new Usage(0, 0, picturesIn, 0, 0);

            @Override
            public void run() throws ModelException, InterruptedException {
                attempt(listener, () -> taken.imagesOut() > 0, () -> take(ask(call)));
            }

            private void take(JsonNode answer) throws IOException, ModelException {
                int in = answer.path("usage").path("input_tokens").asInt(0);
                int out = answer.path("usage").path("output_tokens").asInt(0);
                taken = taken.plus(new Usage(in, out, out, 0, 0, 0, 0));
                JsonNode data = answer.path("data");
                if (!data.isArray() || data.isEmpty()) {
                    throw new NotAnAnswer("The answer has no picture");
                }
                for (JsonNode item : data) {
                    byte[] bytes = pictures.of(item, label());
                    taken = taken.plus(new Usage(0, 0, 0, 1, 0));
                    listener.image(new ModelImage(bytes, "", null, ModelImage.Making.GENERATIVE));
                }
            }

            @Override
            public Usage taken() {
                return taken;
            }
        };
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

    @Override
    protected @Nullable ModelException refusal(HttpFailure failure) {
        String label = label();
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
