package app.pentimento.model.google;

import app.pentimento.model.ModelException;
import app.pentimento.model.Secret;
import app.pentimento.model.VendorModels.Listed;
import app.pentimento.model.VendorModels.Listing;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code GET /v1beta/models} of the Gemini Developer API, page by page. Not through the SDK, whose pager asks for
 * ever where an answer's page token is empty, and hides why a later page failed (2.3.0).
 */
@Component
class DeveloperModels {
    private static final String GOOGLE = "https://generativelanguage.googleapis.com";
    private static final String VERSION = "v1beta";
    private static final String PAGE_SIZE = "1000"; // the most that the API takes
    private static final int MOST_PAGES = 30;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GoogleProperties.Developer properties;
    private final OkHttpClient http;

    DeveloperModels(GoogleProperties properties, Wire wire) {
        this.properties = properties.developer();
        this.http = wire.client();
    }

    /**
     * The models that a key may see.
     *
     * @throws ModelException where there is no list; an {@code INVALID_REQUEST} where the key is to blame
     */
    Listing list(Secret key) throws ModelException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Listed> models = new ArrayList<>();
        String token = "";
        try {
            for (int page = 0; page == 0 || (!token.isEmpty() && page < MOST_PAGES); page++) {
                JsonNode answer = ask(key, token, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                for (JsonNode model : answer.path("models")) {
                    models.add(read(model));
                }
                token = answer.path("nextPageToken").asString("");
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw GoogleFailures.ofListing(e);
        }
        return new Listing(models, token.isEmpty());
    }

    private JsonNode ask(Secret key, String token, Duration atMost) throws IOException {
        HttpUrl.Builder url = address().addQueryParameter("pageSize", PAGE_SIZE);
        if (!token.isEmpty()) {
            url.addQueryParameter("pageToken", token);
        }
        Request request = new Request.Builder()
                .url(url.build())
                .header("x-goog-api-key", key.reveal())
                .build();
        OkHttpClient limited = http.newBuilder().callTimeout(atMost).build();
        try (Response response = limited.newCall(request).execute();
                ResponseBody body = response.body()) {
            JsonNode answer = body == null ? null : JSON.readTree(body.byteStream());
            if (answer == null || !answer.isObject()) {
                throw new NotAnAnswer("The list of models is no JSON object");
            }
            return answer;
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new NotAnAnswer("The list of models is no JSON");
        }
    }

    private HttpUrl.Builder address() throws IOException {
        String base = properties.baseUrl().isBlank()
                ? GOOGLE
                : properties.baseUrl().strip().replaceAll("/+$", "");
        String version = properties.apiVersion().isBlank()
                ? VERSION
                : properties.apiVersion().strip();
        HttpUrl url = HttpUrl.parse(base + "/" + version + "/models");
        if (url == null) {
            throw new IOException("The address in the settings is none");
        }
        return url.newBuilder();
    }

    private static Listed read(JsonNode model) {
        String path = model.path("name").asString("");
        List<String> methods = new ArrayList<>();
        model.path("supportedGenerationMethods").forEach(method -> methods.add(method.asString("")));
        int tokens = model.path("inputTokenLimit").asInt(0);
        return GoogleNames.listed(path, model.path("displayName").asString(""), methods, positive(tokens));
    }

    private static @Nullable Integer positive(int tokens) {
        return tokens > 0 ? Integer.valueOf(tokens) : null;
    }
}
