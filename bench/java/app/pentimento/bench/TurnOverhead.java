package app.pentimento.bench;

import app.pentimento.account.Viewer;
import app.pentimento.PentimentoApplication;
import app.pentimento.editing.Editing;
import app.pentimento.editing.Submission;
import app.pentimento.session.Session;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.Turns;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server adds to a turn: the time from sending the POST to the turn's end being on disk, less the time inside
 * the model, for an answer of one megapixel, at turn 1, 50 and 200 of a session; beside the {@link Yardstick}, the work
 * that no server could leave out. Prints medians and ratios.
 */
public final class TurnOverhead {
    private static final int SESSIONS = 11;
    private static final List<Integer> MEASURED = List.of(1, 50, 200);

    private TurnOverhead() {}

    /** Runs the benchmark; takes {@code profile} where it is to be told where the time goes. */
    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("pentimento-bench");
        SpringApplication application = new SpringApplication(PentimentoApplication.class, InstantModel.class);
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0", "--pentimento.data=" + data, "--logging.level.root=warn", "--spring.main.banner-mode=off")) {
            InstantModel model = context.getBean(InstantModel.class);
            Yardstick yardstick = new Yardstick(data, model.answerAsBase64());
            Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            warmUp(context, api, model, yardstick);
            Map<Integer, List<Double>> overhead = new TreeMap<>();
            List<Double> floor = new ArrayList<>();
            for (int session = 0; session < SESSIONS; session++) {
                measureSession(context, api, model, overhead);
                for (int i = 0; i < MEASURED.size(); i++) {
                    floor.add(yardstick.milliseconds());
                }
            }
            print(overhead, median(floor));
        }
        System.exit(0);
    }

    private static void warmUp(ConfigurableApplicationContext context, Api api, InstantModel model, Yardstick yardstick)
            throws Exception {
        Session session = context.getBean(Sessions.class).create(Viewer.LOCAL_ID, "warm-up");
        for (int i = 0; i < 30; i++) {
            api.overhead(session.id(), model);
            yardstick.milliseconds();
        }
    }

    private static void measureSession(
            ConfigurableApplicationContext context, Api api, InstantModel model, Map<Integer, List<Double>> overhead)
            throws Exception {
        Session session = context.getBean(Sessions.class).create(Viewer.LOCAL_ID, "bench");
        int turns = 0;
        for (int measured : MEASURED) {
            model.answerSmall(true);
            while (turns < measured - 1) {
                runQuietly(context, session.id());
                turns++;
            }
            model.answerSmall(false);
            overhead.computeIfAbsent(measured, turn -> new ArrayList<>()).add(api.overhead(session.id(), model));
            turns++;
        }
    }

    /** A turn between the measured ones, with a small answer, so that the run ends today. */
    private static void runQuietly(ConfigurableApplicationContext context, String sessionId) throws InterruptedException {
        Turn turn = context.getBean(Editing.class)
                .submit(new Submission(
                        Viewer.LOCAL,
                        sessionId, "go on", List.of(), List.of(), null, null, null, InstantModel.ID, TurnOptions.NONE));
        Turns turns = context.getBean(Turns.class);
        while (!turns.status(turn.id()).orElseThrow().ended()) {
            Thread.sleep(2);
        }
    }

    private static void print(Map<Integer, List<Double>> overhead, double floor) {
        System.out.printf(Locale.ROOT, "%-42s %8.1f ms%n", "yardstick (unavoidable work), median", floor);
        double first = median(overhead.get(MEASURED.getFirst()));
        overhead.forEach((turn, times) -> System.out.printf(
                Locale.ROOT,
                "%-42s %8.1f ms   %.2fx the yardstick   %.2fx turn 1%n",
                "server's own time at turn " + turn + ", median",
                median(times),
                median(times) / floor,
                median(times) / first));
    }

    private static double median(@Nullable List<Double> values) {
        if (values == null || values.isEmpty()) {
            throw new IllegalStateException("Nothing was measured");
        }
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }

    /** The server as a client reaches it. */
    private static final class Api {
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI base;

        Api(int port) {
            base = URI.create("http://127.0.0.1:" + port);
        }

        /** The milliseconds from the POST to the event that tells of the end, less those inside the model. */
        double overhead(String sessionId, InstantModel model) throws IOException, InterruptedException {
            String body = "{\"prompt\": \"go on\", \"model\": \"" + InstantModel.ID + "\"}";
            long began = System.nanoTime();
            HttpResponse<String> accepted = http.send(
                    HttpRequest.newBuilder(base.resolve("/api/v1/sessions/" + sessionId + "/turns"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode turn = JsonMapper.shared().readTree(accepted.body());
            String events = http.send(
                            HttpRequest.newBuilder(base.resolve(
                                            "/api/v1/turns/" + turn.get("id").asString() + "/events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            long took = System.nanoTime() - began - model.lastNanosInside();
            if (!events.contains("\"status\":\"succeeded\"")) {
                throw new IllegalStateException("The turn did not succeed: " + events);
            }
            return took / 1e6;
        }
    }
}
