package app.pentimento.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a server's API as an outside program does. Paths start below {@code /api/v1}. */
public final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BOUNDARY = "----pentimento-test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<URI> server;
    private final Duration patience;
    private final @Nullable String authorization;

    public ApiClient(Supplier<URI> server) {
        this(server, Duration.ofSeconds(90));
    }

    /** One that waits so long for an answer, and for a turn. */
    public ApiClient(Supplier<URI> server, Duration patience) {
        this(server, patience, null);
    }

    private ApiClient(Supplier<URI> server, Duration patience, @Nullable String authorization) {
        this.server = server;
        this.patience = patience;
        this.authorization = authorization;
    }

    /** The same with a token. */
    public ApiClient as(String token) {
        return new ApiClient(server, patience, "Bearer " + token);
    }

    /** The same with an email and a password, as HTTP Basic. */
    public ApiClient as(String email, String password) {
        return new ApiClient(
                server,
                patience,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** An answer: its status, headers, and body as JSON (missing where it has none). */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object json) {
        return send(withJson(request(path), "POST", json));
    }

    public Answer post(String path, Object json, String idempotencyKey) {
        return send(withJson(request(path), "POST", json).header("Idempotency-Key", idempotencyKey));
    }

    public Answer patch(String path, Object json) {
        return send(withJson(request(path), "PATCH", json));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Sends fields as {@code multipart/form-data}: a {@code byte[]} as a PNG file, anything else as text. */
    public Answer multipart(String path, Map<String, Object> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            boolean file = value instanceof byte[];
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                            + (file ? "; filename=\"a.png\"\r\nContent-Type: image/png" : "") + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(
                    value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A request below {@code /api/v1} to be filled in and {@link #send sent}. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.get() + "/api/v1" + path))
                .timeout(patience);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a session; gives its id. */
    public String newSession(String title) {
        return post("/sessions", Map.of("title", title)).json().path("id").asString();
    }

    /** Asks {@link ScriptedModel} in a session; gives the turn as it was taken in. */
    public JsonNode ask(String session, String prompt) {
        Answer answer = post("/sessions/" + session + "/turns", Map.of("prompt", prompt, "model", ScriptedModel.ID));
        if (answer.status() != 202) {
            throw new AssertionError("The turn was not taken: " + answer.text());
        }
        return answer.json();
    }

    /** The bytes of a picture that a session's first turn was given, the so-manieth, from 0. */
    public byte[] sent(String session, int number) {
        String image = get("/sessions/" + session + "/turns")
                .json()
                .at("/items/0/inputs/" + number + "/id")
                .asString();
        return get("/images/" + image + "/content").response().body();
    }

    /** The first picture of a turn that was answered with one. */
    public static JsonNode picture(JsonNode turn) {
        return turn.path("parts")
                .valueStream()
                .filter(part -> part.has("image"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No picture: " + turn))
                .path("image");
    }

    /** Waits for a turn's end; gives the turn as it is then. */
    public JsonNode end(String turn) {
        return until(turn, "succeeded", "failed", "cancelled");
    }

    /** Waits until a turn has one of these statuses. */
    public JsonNode until(String turn, String... statuses) {
        return until(
                turn, json -> List.of(statuses).contains(json.path("status").asString()));
    }

    /** Waits until all pictures of a turn's answer were looked at; gives the turn as it is then. */
    public JsonNode checked(String turn) {
        return until(
                turn + "?quality=true",
                json -> json.path("finishedAt").isString()
                        && json.path("parts")
                                .valueStream()
                                .allMatch(part -> part.path("kind").asString().equals("text")
                                        || part.path("quality").isObject()));
    }

    private JsonNode until(String turn, Predicate<JsonNode> reached) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < patience.toNanos()) {
            JsonNode json = get("/turns/" + turn).json();
            if (reached.test(json)) {
                return json;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Turn " + turn + " did not get there in time: "
                + get("/turns/" + turn).text());
    }

    private static HttpRequest.Builder withJson(HttpRequest.Builder request, String method, Object json) {
        String body = json instanceof String text ? text : JSON.writeValueAsString(json);
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
}
