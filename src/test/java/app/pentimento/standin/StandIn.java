package app.pentimento.standin;

import app.pentimento.standin.Answers.Asked;
import app.pentimento.standin.Answers.Script;
import app.pentimento.standin.SmallHttpServer.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that stands in for Google's: Interactions, generateContent, the list of models, the Files API. Requests that
 * break the rules are refused.
 */
public final class StandIn implements AutoCloseable {
    /** The only key that it accepts. */
    public static final String KEY = "AIza-key-of-the-stand-in";

    /** The ids of the image models that it offers from the start. */
    public static final List<String> IMAGE_MODELS = List.of(
            "gemini:gemini-nano-banana-2.1",
            "gemini:gemini-3-pro-image",
            "gemini:gemini-3.1-flash-lite-image",
            "gemini:gemini-3.1-flash-image");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern GENERATE = Pattern.compile(
            "/(?:(?:v1|v1beta)/|v1beta1/(projects/[^/]+/locations/[^/]+/)?publishers/google/)models/([^:/]+):(stream)?[gG]enerateContent");

    private static final Pattern INTERACTIONS = Pattern.compile("/(?:v1|v1beta)/interactions(?:/([^/]+))?");
    private static final Pattern MODELS = Pattern.compile("/(?:v1|v1beta)/models");

    private static final Pattern VERTEX_MODELS =
            Pattern.compile("/v1beta1/(projects/[^/]+/locations/[^/]+/)?publishers/google/models(?:/([^/:]+))?");

    private static final Pattern PREDICT =
            Pattern.compile("/v1beta1/(projects/[^/]+/locations/[^/]+/)?publishers/google/models/([^:/]+):predict");

    private final SmallHttpServer server;
    private final Vertex vertex = new Vertex();
    private final GoogleLogin login = new GoogleLogin();
    private final FilesApi files = new FilesApi();
    private final RequestPictures pictures = new RequestPictures(files);
    private final Signatures signatures = new Signatures();
    private final VendorModels models = new VendorModels();
    private final GivenAnswers answers = new GivenAnswers();
    private final GeminiRules rules = new GeminiRules(pictures, signatures);
    private final InteractionRules interactionRules = new InteractionRules(pictures, signatures, answers);
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile boolean remembers = true;
    private volatile Script otherwise = new PlausibleModel(Duration.ZERO);

    private StandIn(int port) {
        server = new SmallHttpServer(port, this::handle);
    }

    /** Starts one on a free port. */
    public static StandIn start() {
        return new StandIn(0);
    }

    /** Starts one for trying things by hand: {@code StandIn [port] [milliseconds between parts]}. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9393;
        try (StandIn standIn = new StandIn(port)) {
            standIn.otherwise(
                    new PlausibleModel(Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1500)));
            System.out.println("GEMINI_API_KEY=" + KEY + " GOOGLE_GEMINI_BASE_URL=" + standIn.url());
            Thread.sleep(Duration.ofDays(365));
        }
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /**
     * What a server needs so that it asks these models as they can be asked.
     *
     * @param api through which: {@code interactions} or {@code generate-content}
     */
    public static List<String> models(String api) {
        List<String> settings = new ArrayList<>();
        IMAGE_MODELS.forEach(model -> settings.add(setting(model, "api", api)));
        settings.add(setting(IMAGE_MODELS.getFirst(), "thinking", "minimal,medium,high"));
        settings.add(setting(IMAGE_MODELS.getFirst(), "grounding", "true"));
        settings.add(setting(IMAGE_MODELS.getFirst(), "image-search", "true"));
        return settings;
    }

    /** A setting of a model in the catalog. */
    static String setting(String model, String name, String value) {
        return "pentimento.model.catalog.[" + model.substring(model.indexOf(':') + 1) + "]." + name + "=" + value;
    }

    /** What a server needs to use it. */
    public String[] settings(String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("pentimento.model.google.developer.api-key=" + KEY);
        settings.add("pentimento.model.google.developer.base-url=" + url());
        return settings.toArray(String[]::new);
    }

    /** For benchmarks: answers every request with words and this picture after a time, and keeps nothing of it. */
    public void answerAlways(byte[] png, Duration after) {
        remembers = false;
        otherwise = (question, reply) -> {
            reply.stream();
            if (reply.waits(after)) {
                String words = "Here it is.";
                reply.event(Answers.chunk(Answers.text(words, signatures.sign(words))));
                reply.event(Answers.chunk(Answers.picture(png, "image/png", signatures.sign(png))));
                reply.event(Answers.last("STOP", 600, 20, 1120));
            }
        };
    }

    /** For benchmarks: answers as a model might from here on, and keeps nothing of it. */
    public void answerPlausibly() {
        remembers = false;
        otherwise = new PlausibleModel(Duration.ZERO);
    }

    /** What was refused so far. */
    public List<String> refusals() {
        return violations();
    }

    /** How many signatures came back, byte for byte, each time that one did. */
    public int signaturesReturned() {
        return signatures.returned();
    }

    /** Answers the next request that has no answer yet in this way. */
    void next(Script script) {
        scripts.add(script);
    }

    /** Answers in this way whatever has no answer of its own. */
    void otherwise(Script script) {
        otherwise = script;
    }

    /** What a server needs to use it in Vertex mode. */
    String[] vertexSettings(String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("pentimento.model.google.vertex.api-key=" + KEY);
        settings.add("pentimento.model.google.vertex.base-url=" + url());
        return settings.toArray(String[]::new);
    }

    /** Its Imagen. */
    Vertex vertex() {
        return vertex;
    }

    /** Its token endpoint. */
    GoogleLogin login() {
        return login;
    }

    /** The models that it offers. */
    VendorModels models() {
        return models;
    }

    /** The answers that it gave through Interactions. */
    GivenAnswers answers() {
        return answers;
    }

    FilesApi files() {
        return files;
    }

    Signatures signatures() {
        return signatures;
    }

    /** The requests that were found right, in order. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What was refused, and why. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Goes back to how it was at the start, but for what it gave. */
    void reset() {
        scripts.clear();
        violations.clear();
        asked.clear();
        otherwise = new PlausibleModel(Duration.ZERO);
        files.live(Duration.ofDays(2));
        files.down(false);
    }

    void forgiveViolations() {
        violations.clear();
    }

    private void handle(Request request, Reply reply) throws IOException, InterruptedException {
        Api api = INTERACTIONS.matcher(request.path()).matches() ? Api.INTERACTIONS : Api.GENERATE_CONTENT;
        try {
            route(request, reply);
        } catch (Violation e) {
            violations.add(request.method() + " " + request.path() + ": " + e.getMessage());
            reply.json(e.code, ModelReply.errorBody(api, e.code, e.status, String.valueOf(e.getMessage()), null));
        }
    }

    private void route(Request request, Reply reply) throws IOException, InterruptedException, Violation {
        Matcher generate = GENERATE.matcher(request.path());
        Matcher predict = PREDICT.matcher(request.path());
        Matcher interaction = INTERACTIONS.matcher(request.path());
        Matcher listed = VERTEX_MODELS.matcher(request.path());
        if (request.path().equals("/upload/v1beta/files")) {
            if (request.query().startsWith("upload_id=")) {
                files.bytes(request, reply, url(), request.query().substring("upload_id=".length()));
            } else {
                checkKey(request);
                files.start(request, reply, url());
            }
        } else if (request.path().equals("/token")) {
            reply.json(200, login.token(request));
        } else if (request.method().equals("GET")
                && MODELS.matcher(request.path()).matches()) {
            checkKey(request);
            reply.json(200, models.list(request));
        } else if (request.method().equals("GET") && listed.matches()) {
            if (!login.admits(request)) {
                checkCaller(request, listed.group(1));
            }
            vertexModels(listed.group(2), reply);
        } else if (request.method().equals("POST") && generate.matches()) {
            checkCaller(request, generate.group(1));
            generate(generate.group(2), generate.group(3) != null, request, reply);
        } else if (interaction.matches()) {
            checkKey(request);
            if (!request.header("api-revision").matches("\\d{4}-\\d{2}-\\d{2}")) {
                throw Violation.invalid("The header Api-Revision is missing.");
            }
            interact(interaction.group(1), request, reply);
        } else if (request.method().equals("POST") && predict.matches()) {
            checkCaller(request, predict.group(1));
            reply.json(200, vertex.answer(request));
        } else {
            throw new Violation(404, "NOT_FOUND", "There is nothing at " + request.path());
        }
    }

    private void vertexModels(@Nullable String name, Reply reply) throws IOException {
        if (name == null) {
            reply.json(200, models.vertexList());
        } else if (models.offers(name)) {
            reply.json(200, JSON.writeValueAsString(Map.of("name", VendorModels.VERTEX_NAME + name)));
        } else {
            String body = ModelReply.errorBody(Api.GENERATE_CONTENT, 404, "NOT_FOUND", "There is no such model.", null);
            reply.json(404, body);
        }
    }

    private void interact(@Nullable String id, Request request, Reply reply)
            throws IOException, InterruptedException, Violation {
        if (id == null && request.method().equals("POST")) {
            create(request, reply);
        } else if (id == null || answers.kept(id) == null) {
            throw new Violation(404, "NOT_FOUND", "Interaction not found.");
        } else if (request.method().equals("GET")) {
            reply.json(200, JSON.writeValueAsString(Map.of("id", id, "status", "completed", "object", "interaction")));
        } else if (request.method().equals("DELETE") && !answers.refusesToDelete()) {
            answers.delete(id);
            reply.json(200, "{}");
        } else {
            reply.json(500, ModelReply.errorBody(Api.INTERACTIONS, 500, "INTERNAL", "Not now.", null));
        }
    }

    private void create(Request request, Reply reply) throws IOException, InterruptedException, Violation {
        JsonNode json = json(request);
        String name = json.path("model").asString("").replaceFirst("^models/", "");
        VendorModels.VendorModel model = models.asked(name, "model_not_found");
        InteractionRules.Read read = interactionRules.check(model, request.body(), json);
        InteractionSpeech speech = new InteractionSpeech(
                name,
                models.servedBy(name),
                json.path("store").asBoolean(true),
                answers.paused(json.path("continuation_token").asString("")),
                signatures,
                answers);
        answer(Api.INTERACTIONS, name, json, read, request, new ModelReply(reply, Api.INTERACTIONS, speech));
    }

    private void answer(
            Api api, String model, JsonNode json, InteractionRules.Read read, Request request, ModelReply reply)
            throws IOException, InterruptedException {
        Asked question = new Asked(
                api, request.path(), model, json, read.pictures(), read.messages(), signatures, request.body().length);
        if (remembers) {
            asked.add(question);
        }
        Script script = scripts.poll();
        (script == null ? otherwise : script).answer(question, reply);
    }

    private static JsonNode json(Request request) throws Violation {
        try {
            return JSON.readTree(request.body());
        } catch (JacksonException e) {
            throw Violation.invalid("Invalid JSON payload received.");
        }
    }

    /** In a project only a token counts, elsewhere only a key. */
    private void checkCaller(Request request, @Nullable String project) throws Violation {
        if (project == null) {
            checkKey(request);
        } else if (!login.admits(request) || !request.header("x-goog-api-key").isEmpty()) {
            throw new Violation(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }
    }

    private void generate(String model, boolean streamed, Request request, Reply reply)
            throws IOException, InterruptedException, Violation {
        if (!streamed || !request.query().contains("alt=sse")) {
            throw Violation.invalid("This stand-in answers streamGenerateContent?alt=sse only.");
        }
        JsonNode json = json(request);
        InteractionRules.Read read = rules.check(models.asked(model, "NOT_FOUND"), request.body(), json);
        if (request.path().startsWith("/v1beta1/") && read.pictures().stream().anyMatch(sent -> !sent.inline())) {
            throw Violation.invalid("Vertex mode knows no files of the Files API.");
        }
        GenerateContentSpeech speech = new GenerateContentSpeech(model, models.servedBy(model), signatures);
        answer(Api.GENERATE_CONTENT, model, json, read, request, new ModelReply(reply, Api.GENERATE_CONTENT, speech));
    }

    private static void checkKey(Request request) throws Violation {
        String key = request.header("x-goog-api-key");
        if (key.isEmpty()) {
            throw new Violation(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.");
        }
        if (!key.equals(KEY)) {
            throw Violation.invalid("API key not valid. Please pass a valid API key.");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
