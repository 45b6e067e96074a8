package app.pentimento.standin;

import app.pentimento.standin.Answers.Asked;
import app.pentimento.standin.Answers.Script;
import app.pentimento.standin.SmallHttpServer.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that stands in for Google's: generateContent, the Files API. Requests that break the rules are refused. */
public final class StandIn implements AutoCloseable {
    /** The only key that it accepts. */
    public static final String KEY = "test";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern GENERATE = Pattern.compile(
            "/(?:(?:v1|v1beta)/|v1beta1/(projects/[^/]+/locations/[^/]+/)?publishers/google/)models/([^:/]+):(stream)?[gG]enerateContent");

    private static final Pattern PREDICT =
            Pattern.compile("/v1beta1/(projects/[^/]+/locations/[^/]+/)?publishers/google/models/([^:/]+):predict");

    private final SmallHttpServer server;
    private final Vertex vertex = new Vertex();
    private final GoogleLogin login = new GoogleLogin();
    private final FilesApi files = new FilesApi();
    private final Signatures signatures = new Signatures();
    private final GeminiRules rules = new GeminiRules(files, signatures);
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile boolean remembers = true;
    private volatile Script otherwise = new Conversation(Duration.ZERO);

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
                    new Conversation(Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1500)));
            System.out.println("GEMINI_API_KEY=" + KEY + " GOOGLE_GEMINI_BASE_URL=" + standIn.url());
            Thread.sleep(Duration.ofDays(365));
        }
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** What a server needs to use it. */
    String[] settings(String... more) {
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

    void forgiveViolations() {
        violations.clear();
    }

    private void handle(Request request, Reply reply) throws IOException, InterruptedException {
        try {
            route(request, reply);
        } catch (Violation e) {
            violations.add(request.method() + " " + request.path() + ": " + e.getMessage());
            reply.json(e.code, Answers.errorBody(e.code, e.status, String.valueOf(e.getMessage()), List.of()));
        }
    }

    private void route(Request request, Reply reply) throws IOException, InterruptedException, Violation {
        Matcher generate = GENERATE.matcher(request.path());
        Matcher predict = PREDICT.matcher(request.path());
        if (request.path().equals("/upload/v1beta/files")) {
            if (request.query().startsWith("upload_id=")) {
                files.bytes(request, reply, url(), request.query().substring("upload_id=".length()));
            } else {
                checkKey(request);
                files.start(request, reply, url());
            }
        } else if (request.path().equals("/token")) {
            reply.json(200, login.token(request));
        } else if (request.method().equals("POST") && generate.matches()) {
            checkCaller(request, generate.group(1));
            generate(generate.group(2), generate.group(3) != null, request, reply);
        } else if (request.method().equals("POST") && predict.matches()) {
            checkCaller(request, predict.group(1));
            reply.json(200, vertex.answer(request));
        } else if (request.method().equals("GET") && request.path().contains("/models")) {
            reply.json(404, Answers.errorBody(404, "NOT_FOUND", "This stand-in lists no models.", List.of()));
        } else {
            throw new Violation(404, "NOT_FOUND", "There is nothing at " + request.path());
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
        JsonNode json;
        try {
            json = JSON.readTree(request.body());
        } catch (JacksonException e) {
            throw Violation.invalid("Invalid JSON payload received.");
        }
        List<GeminiRules.Sent> pictures = rules.check(model, request.body(), json);
        if (request.path().startsWith("/v1beta1/") && pictures.stream().anyMatch(sent -> !sent.inline())) {
            throw Violation.invalid("Vertex mode knows no files of the Files API.");
        }
        Asked question = new Asked(request.path(), model, json, pictures, signatures, request.body().length);
        if (remembers) {
            asked.add(question);
        }
        Script script = scripts.poll();
        (script == null ? otherwise : script).answer(question, reply);
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
