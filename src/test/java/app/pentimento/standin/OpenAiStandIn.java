package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of OpenAI's APIs, strict about what its kind of server is strict about, and a host for pictures. A request
 * that such a server would refuse is refused in its words, and written down.
 */
final class OpenAiStandIn implements AutoCloseable {
    static final String KEY = "sk-test";
    static final String DEPLOYMENT = "pictures";
    static final String AZURE_VERSION = "2025-04-01-preview";

    private static final Pattern DEPLOYMENT_PATH = Pattern.compile("/openai/deployments/([^/]+)(/.*)");

    private final Kind kind;
    private final SmallHttpServer server = new SmallHttpServer(0, this::handle);
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Set<String> unknownParameters = ConcurrentHashMap.newKeySet();
    private volatile String models = OpenAiAnswers.models("gpt-image-2", "gpt-6.1-terra");

    /** The kinds of servers. */
    enum Kind {
        OPENAI,
        AZURE,
        OPENROUTER,
        /** One of somebody's own, which does not stream and counts nothing. */
        LOCAL
    }

    /** One way to answer a request that was found right. */
    interface Script {
        void answer(Asked asked, Reply reply) throws IOException, InterruptedException;
    }

    /**
     * A request as it was understood.
     *
     * @param path below the API's root
     * @param json the body, or the fields of a form as JSON
     * @param files in their order
     */
    record Asked(String path, Map<String, String> headers, JsonNode json, List<File> files) {
        boolean streams() {
            return json.path("stream").asBoolean(false);
        }

        String field(String name) {
            return json.path(name).asString("");
        }

        /** All words that a person said in it. */
        String words() {
            return Stream.of(json.path("input"), json.path("messages"))
                    .flatMap(JsonNode::valueStream)
                    .flatMap(message -> message.path("content").valueStream())
                    .map(part -> part.path("text").asString(""))
                    .reduce(field("prompt"), (all, more) -> all + "\n" + more);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record File(String name, String type, byte[] bytes) {}

    OpenAiStandIn() {
        this(Kind.OPENAI);
    }

    OpenAiStandIn(Kind kind) {
        this.kind = kind;
    }

    /** The address without a path. */
    String root() {
        return "http://127.0.0.1:" + server.port();
    }

    String url() {
        return root() + "/v1";
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Answers the next request in this way; without one it is answered with a small picture. */
    void next(Script... ways) {
        scripts.addAll(List.of(ways));
    }

    /** Its list of models. */
    void lists(String json) {
        models = json;
    }

    /** Forgets the conversations that it was asked to keep. */
    void forget() {
        stored.clear();
    }

    /** A parameter that it refuses from now on. */
    void refuses(String parameter) {
        unknownParameters.add(parameter);
    }

    void takesEverything() {
        unknownParameters.clear();
    }

    /** Puts a picture at an address of this server. */
    String host(String name, byte[] png) {
        pictures.put("/files/" + name, png);
        return root() + "/files/" + name;
    }

    private void handle(Request request, Reply reply) throws IOException, InterruptedException {
        if (request.method().equals("GET") && request.path().startsWith("/files/")) {
            file(request, reply);
            return;
        }
        try {
            requireKey(request);
            if (request.method().equals("GET") && request.path().endsWith("/models")) {
                reply.json(200, models);
                return;
            }
            Asked question = read(request);
            asked.add(question);
            Script script = scripts.poll();
            (script == null ? OpenAiAnswers.small(kind) : script).answer(question, reply);
        } catch (OpenAiViolation e) {
            if (!e.expected) {
                violations.add(request.path() + ": " + e.getMessage());
            }
            reply.json(e.status, e.body);
        }
    }

    private void file(Request request, Reply reply) throws IOException {
        if (!request.header("authorization").isEmpty()) {
            violations.add("The key was sent along with the fetch of a picture");
        }
        byte[] picture = pictures.get(request.path());
        if (picture == null) {
            reply.json(404, "{}");
        } else {
            reply.raw(OpenAiAnswers.http10("image/png", picture));
        }
    }

    private void requireKey(Request request) throws OpenAiViolation {
        boolean azure = kind == Kind.AZURE;
        String right = azure ? request.header("api-key") : request.header("authorization");
        String wrong = azure ? request.header("authorization") : request.header("api-key");
        if (!right.equals(azure ? KEY : "Bearer " + KEY) || !wrong.isEmpty()) {
            throw OpenAiViolation.of(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
        }
    }

    private Asked read(Request request) throws OpenAiViolation, IOException {
        String path = path(request);
        boolean form = request.header("content-type").startsWith("multipart/form-data");
        List<File> files = new ArrayList<>();
        JsonNode json =
                form ? Multipart.read(request, files) : JsonMapper.shared().readTree(request.body());
        Asked question = new Asked(path, request.headers(), json, List.copyOf(files));
        refuseUnknown(json);
        switch (path) {
            case "/images/generations", "/images/edits" -> new ImagesRules(kind, form).check(question);
            case "/responses" -> new ResponsesRules(kind, stored).check(question);
            case "/chat/completions" -> ChatRules.check(question);
            default ->
                throw OpenAiViolation.of(
                        404, "invalid_request_error", "not_found", "Unknown request URL: " + request.path());
        }
        return question;
    }

    private void refuseUnknown(JsonNode json) throws OpenAiViolation {
        for (String parameter : unknownParameters) {
            JsonNode tool = json.path("tools").path(0);
            if (json.has(parameter) || tool.has(parameter)) {
                throw OpenAiViolation.unknown(tool.has(parameter) ? "tools[0]." + parameter : parameter)
                        .asExpected();
            }
        }
    }

    /** The path below the API's root, as the kind of server has it. */
    private String path(Request request) throws OpenAiViolation {
        if (kind != Kind.AZURE) {
            return request.path().replaceFirst("^(/api)?/v1", "");
        }
        Matcher deployment = DEPLOYMENT_PATH.matcher(request.path());
        if (!deployment.matches()) {
            if (request.path().startsWith("/openai/v1/") && request.query().isEmpty()) {
                return request.path().substring("/openai/v1".length());
            }
            throw OpenAiViolation.azure(404, "404", "Resource not found");
        }
        if (!request.query().equals("api-version=" + AZURE_VERSION)) {
            throw OpenAiViolation.azure(404, "404", "Resource not found");
        }
        if (!deployment.group(1).equals(DEPLOYMENT)) {
            throw OpenAiViolation.azure(
                            404,
                            "DeploymentNotFound",
                            "The API deployment for this resource does not exist. If you created the deployment within"
                                    + " the last 5 minutes, please wait a moment and try again.")
                    .asExpected();
        }
        return deployment.group(2);
    }

    /** Keeps the conversation that ends with this answer. */
    String keep(String id) {
        stored.add(id);
        return id;
    }

    @Override
    public void close() {
        server.close();
    }
}
