package app.pentimento.bench;

import app.pentimento.standin.StandIn;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * 200 sessions at once, each asking a model that takes five seconds, three turns one after another, of a server in a
 * process of its own with 512 MB of heap. Prints the time beside what the model's own time allows, and every failure.
 */
public final class ManySessions {
    private static final String MODEL = "gemini:gemini-3.1-flash-image";
    private static final int SESSIONS = 200;
    private static final int TURNS = 3;
    private static final Duration MODEL_TIME = Duration.ofSeconds(5);

    private ManySessions() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("pentimento-bench");
        try (StandIn gemini = StandIn.start()) {
            gemini.answerAlways(TestPictures.png(512, 512, 1), Duration.ZERO);
            Process server = serve(gemini, data, freePort());
            try {
                URI url = URI.create(Files.readString(data.resolve("url")));
                ApiClient api = new ApiClient(() -> url);
                awaitHealth(api, server);
                run(api, 8, 1);
                gemini.answerAlways(TestPictures.png(512, 512, 1), MODEL_TIME);
                report(run(api, SESSIONS, TURNS));
            } finally {
                server.destroyForcibly();
                server.waitFor();
            }
        }
        System.exit(0);
    }

    private record Result(double seconds, List<String> failures) {}

    private static Result run(ApiClient api, int sessions, int turns) throws Exception {
        List<Future<List<String>>> running = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sessions; i++) {
                running.add(people.submit(() -> converse(api, turns)));
            }
        }
        List<String> failures = new ArrayList<>();
        for (Future<List<String>> one : running) {
            failures.addAll(one.get());
        }
        return new Result((System.nanoTime() - began) / 1e9, failures);
    }

    private static List<String> converse(ApiClient api, int turns) throws InterruptedException {
        List<String> failures = new ArrayList<>();
        String session = api.newSession("bench");
        for (int i = 0; i < turns; i++) {
            String id = api.post("/sessions/" + session + "/turns", Map.of("prompt", "Draw a fox", "model", MODEL))
                    .json()
                    .path("id")
                    .asString();
            String status = "";
            while (!List.of("succeeded", "failed", "cancelled").contains(status)) {
                Thread.sleep(500);
                status = api.get("/turns/" + id).json().path("status").asString();
            }
            if (!status.equals("succeeded")) {
                failures.add(api.get("/turns/" + id).json().path("error").toString());
            }
        }
        return failures;
    }

    private static void report(Result result) {
        double allowed = MODEL_TIME.toMillis() * TURNS / 1000.0;
        System.out.printf(
                Locale.ROOT,
                "%d sessions x %d turns: %.1f s, the model's own time is %.1f s, %.2fx; %d failures%n",
                SESSIONS,
                TURNS,
                result.seconds(),
                allowed,
                result.seconds() / allowed,
                result.failures().size());
        result.failures().stream().distinct().limit(5).forEach(System.out::println);
    }

    private static Process serve(StandIn gemini, Path data, int port) throws IOException {
        Files.writeString(data.resolve("url"), "http://127.0.0.1:" + port);
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "app.pentimento.PentimentoApplication",
                        "--server.port=" + port,
                        "--pentimento.data=" + data,
                        "--pentimento.editing.concurrent-turns=" + SESSIONS,
                        "--pentimento.model.google.developer.api-key=" + StandIn.KEY,
                        "--pentimento.model.google.developer.base-url=" + gemini.url()))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.out").toFile())
                .start();
    }

    private static void awaitHealth(ApiClient api, Process server) throws InterruptedException {
        while (server.isAlive()) {
            try {
                if (api.get("/models").status() == 200) {
                    return;
                }
            } catch (RuntimeException e) {
                Thread.sleep(200); // not listening yet
            }
        }
        throw new IllegalStateException("The server did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
