package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google's list of models, page by page, before a {@link StandIn} that answers turns. What is not listed is not found,
 * and what is new answers as a model that the stand-in knows.
 */
final class ModelListServer implements AutoCloseable {
    static final String NEW = "gemini-6-flash-image";

    private static final String KNOWN = "gemini-3.1-flash-image";
    private static final Pattern LIST = Pattern.compile("/(?:v1|v1beta)/models");
    private static final Pattern IN_PATH = Pattern.compile("/models/([^:/]+):");
    private static final Pattern IN_BODY = Pattern.compile("\"model\"\\s*:\\s*\"(?:models/)?([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("(?:^|&)pageToken=at-(\\d+)(?:&|$)");

    private final StandIn answers = StandIn.start();
    private final SmallHttpServer server = new SmallHttpServer(0, this::handle);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> seenKeys = new CopyOnWriteArrayList<>();
    private final AtomicInteger lists = new AtomicInteger();
    private volatile Map<String, String> models = Map.of();
    private volatile int page = 50;
    private volatile boolean down;
    private volatile @Nullable CountDownLatch held;

    ModelListServer(String... names) {
        keys.add(StandIn.KEY);
        offer(names);
    }

    /** Offers these models, and none else. */
    void offer(String... names) {
        Map<String, String> offered = new LinkedHashMap<>();
        for (String name : names) {
            offered.put(name, "");
        }
        models = offered;
    }

    /** Behaves as at the start again, and offers these models. */
    void startOver(String... names) {
        hidden.clear();
        asked.clear();
        lists.set(0);
        page = 50;
        down = false;
        held = null;
        offer(names);
    }

    /** Offers one more, under a name for people. */
    void offerToo(String name, String displayName) {
        Map<String, String> offered = new LinkedHashMap<>(models);
        offered.put(name, displayName);
        models = offered;
    }

    /** Lists a model that is not found when it is asked. */
    void hide(String name) {
        hidden.add(name);
    }

    /** Accepts another key too. */
    void accept(String key) {
        keys.add(key);
    }

    /** How many models stand on a page. */
    void pageOf(int models) {
        page = models;
    }

    /** Breaks every connection off, or does so no more. */
    void down(boolean now) {
        down = now;
    }

    /** Lets the next lists wait until they are let go. */
    CountDownLatch holdLists() {
        CountDownLatch latch = new CountDownLatch(1);
        held = latch;
        return latch;
    }

    /** How many times a first page was asked for. */
    int lists() {
        return lists.get();
    }

    /** The models that turns were asked of, in order, found or not. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The keys that requests came with. */
    List<String> seenKeys() {
        return List.copyOf(seenKeys);
    }

    StandIn answers() {
        return answers;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** What a server needs to use it with this key, or without where it is empty. */
    String[] settingsWithKey(String key, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("pentimento.model.google.developer.api-key=" + key);
        settings.add("pentimento.model.google.developer.base-url=" + url());
        return settings.toArray(String[]::new);
    }

    /** What a server needs to use it. */
    String[] settings(String... more) {
        return settingsWithKey(StandIn.KEY, more);
    }

    private void handle(Request request, Reply reply) throws IOException, InterruptedException {
        if (down) {
            reply.cut();
        }
        String key = request.header("x-goog-api-key");
        seenKeys.add(key);
        if (!keys.contains(key)) {
            reply.json(400, error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."));
        } else if (request.method().equals("GET")
                && LIST.matcher(request.path()).matches()) {
            CountDownLatch wait = held;
            if (wait != null) {
                wait.await();
            }
            reply.json(200, list(request.query()));
        } else {
            turn(request, reply);
        }
    }

    private String list(String query) {
        Matcher token = TOKEN.matcher(query);
        int from = token.find() ? Integer.parseInt(token.group(1)) : 0;
        if (from == 0) {
            lists.incrementAndGet();
        }
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(model("gemini-5-pro", "Gemini 5 Pro", "generateContent"));
        models.forEach((name, label) -> all.add(model(name, label, "generateContent")));
        all.add(model("veo-5-image-to-video", "Veo 5", "predictLongRunning"));
        int to = Math.min(from + page, all.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("models", all.subList(from, to));
        if (to < all.size()) {
            answer.put("nextPageToken", "at-" + to);
        }
        return JsonMapper.shared().writeValueAsString(answer);
    }

    private static Map<String, Object> model(String name, String label, String method) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", "models/" + name);
        if (!label.isEmpty()) {
            model.put("displayName", label);
        }
        model.put("inputTokenLimit", 65536);
        model.put("supportedGenerationMethods", List.of(method, "countTokens"));
        return model;
    }

    private void turn(Request request, Reply reply) throws IOException, InterruptedException {
        String name = name(request);
        if (name != null) {
            asked.add(name);
            if (!models.containsKey(name) || hidden.contains(name)) {
                reply.json(
                        404,
                        error(
                                404,
                                "NOT_FOUND",
                                "models/%s is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models."
                                        .formatted(name)));
                return;
            }
        }
        pass(request, name, reply);
    }

    private static @Nullable String name(Request request) {
        Matcher path = IN_PATH.matcher(request.path());
        if (path.find()) {
            return path.group(1);
        }
        Matcher body = IN_BODY.matcher(request.text());
        return request.path().endsWith("/interactions") && body.find() ? body.group(1) : null;
    }

    private void pass(Request request, @Nullable String name, Reply reply) throws IOException, InterruptedException {
        String path = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        byte[] body = request.body();
        if (NEW.equals(name)) {
            path = path.replace(NEW, KNOWN);
            body = request.text().replace(NEW, KNOWN).getBytes(StandardCharsets.UTF_8);
        }
        HttpRequest.Builder onward = HttpRequest.newBuilder(URI.create(answers.url() + path))
                .header("x-goog-api-key", StandIn.KEY)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(body));
        request.headers().forEach((header, value) -> {
            if (header.startsWith("x-goog-upload") || header.equals("content-type") || header.startsWith("api-")) {
                onward.header(header, value);
            }
        });
        HttpResponse<byte[]> answer = http.send(onward.build(), HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().map().forEach((header, values) -> {
            if (header.startsWith("x-goog-upload")) {
                headers.put(header, values.getFirst());
            }
        });
        reply.send(
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse("application/json"),
                headers,
                answer.body());
    }

    private static String error(int code, String status, String message) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("error", Map.of("code", code, "status", status, "message", message)));
    }

    @Override
    public void close() {
        server.close();
        answers.close();
    }
}
