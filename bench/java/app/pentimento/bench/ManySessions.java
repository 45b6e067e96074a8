package app.pentimento.bench;

import app.pentimento.standin.StandIn;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 200 sessions at once, each asking a model that takes five seconds one turn after another, of a server in a process of
 * its own with 512 MB of heap. The model, the clients and the server share this machine. The sessions begin spread over
 * the model's time; what is counted are the turns that end within a minute after that. Prints their number beside what
 * the model's own time allows, what a turn cost of the processor, and every failure.
 */
public final class ManySessions {
    private static final String MODEL = "gemini:gemini-3.1-flash-image";
    private static final int SESSIONS = 200;
    private static final int SIDE = 256;
    private static final int YARDSTICKS = 400;
    private static final int WARM_UP_TURNS = 4000;
    private static final Duration MODEL_TIME = Duration.ofSeconds(5);
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final Duration COUNTED = Duration.ofSeconds(60);

    private final ApiClient api;
    private final AtomicInteger counted = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean counting;
    private volatile boolean over;

    private ManySessions(ApiClient api) {
        this.api = api;
    }

    /**
     * Runs the benchmark; takes the side of the model's pictures in pixels, and {@code profile} where it is to be told
     * where the time goes.
     */
    public static void main(String[] arguments) throws Exception {
        int side = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SIDE;
        Path data = Files.createTempDirectory("pentimento-bench");
        try (StandIn gemini = StandIn.start()) {
            gemini.answerAlways(TestPictures.png(side, side, 1), Duration.ZERO);
            boolean profile = arguments.length > 1 && arguments[1].equals("profile");
            Process server = serve(gemini, data, freePort());
            try {
                URI url = URI.create(Files.readString(data.resolve("url")));
                ApiClient api = new ApiClient(() -> url);
                awaitHealth(api, server);
                warmUp(api);
                gemini.answerAlways(TestPictures.png(side, side, 1), MODEL_TIME);
                double yardstick = yardstick(data, TestPictures.png(side, side, 1));
                if (profile) {
                    tell(server, "JFR.start", "settings=profile");
                }
                new ManySessions(api).measure(server, side, yardstick);
                if (profile) {
                    Path recording = data.resolve("profile.jfr");
                    tell(server, "JFR.dump", "filename=" + recording);
                    TurnProfile.print(recording);
                }
            } finally {
                server.destroyForcibly();
                server.waitFor();
            }
        }
        System.exit(0);
    }

    private static void warmUp(ApiClient api) throws InterruptedException {
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < WARM_UP_TURNS / 10; i++) {
                people.execute(() -> {
                    String session = api.newSession("warm-up");
                    for (int turn = 0; turn < 10; turn++) {
                        ask(api, session);
                    }
                });
            }
        }
    }

    /** The processor time of the work that no server could leave out, in milliseconds. */
    private static double yardstick(Path data, byte[] picture) throws IOException, NoSuchAlgorithmException {
        Yardstick yardstick = new Yardstick(data, Base64.getEncoder().encodeToString(picture));
        for (int i = 0; i < YARDSTICKS; i++) {
            yardstick.milliseconds();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < YARDSTICKS; i++) {
            yardstick.milliseconds();
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / YARDSTICKS;
    }

    private static void tell(Process server, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(Long.toString(server.pid()));
        line.addAll(List.of(command));
        int result = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (result != 0) {
            throw new IllegalStateException("The server does not take " + line);
        }
    }

    private void measure(Process server, int side, double yardstick) throws InterruptedException {
        Duration cpu;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SESSIONS; i++) {
                people.execute(this::converse);
                Thread.sleep(MODEL_TIME.dividedBy(SESSIONS));
            }
            Thread.sleep(SETTLING);
            Duration before = cpu(server);
            counting = true;
            Thread.sleep(COUNTED);
            counting = false;
            cpu = cpu(server).minus(before);
            over = true;
        }
        double turn = (double) cpu.toMillis() / Math.max(1, counted.get());
        double allowed = (double) SESSIONS * COUNTED.toMillis() / MODEL_TIME.toMillis();
        System.out.printf(
                Locale.ROOT,
                "%d sessions, %d turns in %d s; the model's own time allows %.0f: %.3fx; %d failures;"
                        + " %.1f ms of processor time in the server for a turn with a picture of %d x %d pixels,"
                        + " %.2fx the yardstick (%.1f ms)%n",
                SESSIONS,
                counted.get(),
                COUNTED.toSeconds(),
                allowed,
                counted.get() / allowed,
                failures.size(),
                turn,
                side,
                side,
                turn / yardstick,
                yardstick);
        failures.stream().distinct().limit(5).forEach(System.out::println);
    }

    private static Duration cpu(Process server) {
        return server.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void converse() {
        String session = api.newSession("bench");
        while (!over) {
            JsonNode turn;
            try {
                turn = ask(api, session);
            } catch (RuntimeException | Error e) {
                failures.add(String.valueOf(e));
                continue;
            }
            if (!turn.path("status").asString().equals("succeeded")) {
                failures.add(turn.path("error").toString());
            } else if (counting) {
                counted.incrementAndGet();
            }
        }
    }

    /** Asks, and follows the events to the end as the page does; gives the turn as the last event tells it. */
    private static JsonNode ask(ApiClient api, String session) {
        String id = api.post("/sessions/" + session + "/turns", Map.of("prompt", "Draw a fox", "model", MODEL))
                .json()
                .path("id")
                .asString();
        String events = api.get("/turns/" + id + "/events").text();
        int last = events.lastIndexOf("\ndata:");
        return JsonMapper.shared().readTree(events.substring(last + "\ndata:".length()));
    }

    private static Process serve(StandIn gemini, Path data, int port) throws IOException {
        Files.writeString(data.resolve("url"), "http://127.0.0.1:" + port);
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseParallelGC", // as the README's first command starts it
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
