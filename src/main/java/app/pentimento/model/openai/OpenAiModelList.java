package app.pentimento.model.openai;

import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Sentences;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code GET /models} of a server. OpenAI says there when it will switch a model off ({@code shutdown_date}), and
 * nothing of what a model makes, so that its names are all there is; gateways say what a model answers with.
 */
final class OpenAiModelList {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int DATE = "2026-12-01".length();
    /** OpenAI's names of models that make pictures, also where a gateway puts the maker's name before them. */
    private static final Pattern PICTURES = Pattern.compile("(?:.*/)?(?:gpt-image|chatgpt-image|dall-e)-.*");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final OkHttpClient http;

    OpenAiModelList(OkHttpClient http) {
        this.http = http.newBuilder().callTimeout(LIMIT).build();
    }

    /**
     * A model of the list.
     *
     * @param label its name for people; the same as the name where the server gives none
     * @param makesPictures whether it plainly answers with pictures
     * @param api the API through which it gives them, as far as the list shows
     * @param contextTokens how much it reads at once; null where the server does not say
     * @param shutdown the day on which it will be switched off; null where the server names none
     */
    record Listed(
            String name,
            String label,
            boolean makesPictures,
            Api api,
            @Nullable Integer contextTokens,
            @Nullable LocalDate shutdown) {}

    /**
     * The list.
     *
     * @param complete whether what is not listed cannot be asked either; false for servers that may answer to more names
     */
    record Listing(List<Listed> models, boolean complete) {
        Listing {
            models = List.copyOf(models);
        }
    }

    /**
     * Asks a server for its models.
     *
     * @throws ModelException where there is no list, with the reason in a sentence for whoever runs this server; an
     *     {@code INVALID_REQUEST} where the key is to blame
     */
    Listing of(Connection connection) throws ModelException, InterruptedException {
        try {
            List<Listed> models = new ArrayList<>();
            for (JsonNode model : ask(connection.list())) {
                String name = model.path("id").asString("");
                if (!name.isEmpty()) {
                    models.add(listed(name, model));
                }
            }
            return new Listing(models, connection.isVendor());
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failure(e);
        }
    }

    private JsonNode ask(Request request) throws IOException {
        try (Response response = http.newCall(request).execute();
                ResponseBody body = response.body()) {
            JsonNode data = body == null
                    ? JSON.missingNode()
                    : JSON.readTree(body.byteStream()).path("data");
            if (!data.isArray()) {
                throw new NotAnAnswer("The list of models is none");
            }
            return data;
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new NotAnAnswer("The list of models is no JSON");
        }
    }

    private static Listed listed(String name, JsonNode model) {
        JsonNode outputs = model.path("architecture").path("output_modalities");
        boolean saysPictures =
                outputs.valueStream().anyMatch(output -> output.asString("").equals("image"));
        boolean pictures = outputs.isEmpty()
                ? PICTURES.matcher(name.toLowerCase(Locale.ROOT)).matches()
                : saysPictures;
        int tokens = model.path("context_length").asInt(0);
        return new Listed(
                name,
                model.path("name").asString(name),
                pictures,
                saysPictures ? Api.CHAT : Api.IMAGES,
                tokens > 0 ? Integer.valueOf(tokens) : null,
                date(model.path("shutdown_date")
                        .asString(model.path("expiration_date").asString(""))));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() < DATE ? null : LocalDate.parse(text.substring(0, DATE));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ModelException failure(IOException failure) {
        if (failure instanceof NotAnAnswer) {
            return new ModelException(
                    Kind.INVALID_ANSWER, false, "Its server sent an unreadable list of models.", failure);
        }
        if (!(failure instanceof HttpFailure http)) {
            return new ModelException(
                    Kind.BACKEND_UNAVAILABLE,
                    true,
                    "Its server cannot be reached. Check the network and the address in the settings.",
                    failure);
        }
        return switch (http.code()) {
            case UNAUTHENTICATED ->
                new ModelException(Kind.INVALID_REQUEST, false, "Its server rejected the key.", http);
            case FORBIDDEN ->
                new ModelException(
                        Kind.INVALID_REQUEST,
                        false,
                        "The key does not have permission for this at its server." + Sentences.quoted(http.detail()),
                        http);
            case NOT_FOUND ->
                new ModelException(
                        Kind.BACKEND_UNAVAILABLE,
                        false,
                        "Its server has no list of models at the address in the settings.",
                        http);
            default ->
                new ModelException(
                        Kind.BACKEND_UNAVAILABLE,
                        true,
                        "Its server answered the request for its list of models with HTTP %d.".formatted(http.code())
                                + Sentences.quoted(http.detail()),
                        http);
        };
    }
}
