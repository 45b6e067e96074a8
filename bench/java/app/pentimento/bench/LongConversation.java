package app.pentimento.bench;

import app.pentimento.standin.StandIn;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Conversations of 200 turns with Gemini's stand-in, each beginning with a photo and answered with one megapixel: what is
 * sent with turns 5, 50 and 200, and how long these and the three after each take while the model takes no time, so that
 * all of it is the server's own. Prints medians and ratios to turn 5; both are to stay within 1.2x of it.
 */
public final class LongConversation {
    private static final String MODEL = "gemini:gemini-3.1-flash-image";
    private static final List<Integer> MEASURED = List.of(5, 50, 200);
    private static final int FROM_THERE_ON = 4;
    private static final int SESSIONS = 2;
    private static final int WARM_UP = 50;

    private final Map<Integer, List<Double>> bytes = new TreeMap<>();
    private final Map<Integer, List<Double>> times = new TreeMap<>();

    private LongConversation() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        try (StandIn gemini = StandIn.start();
                TestServer server = TestServer.start(
                        "logging.level.root=warn",
                        "spring.main.banner-mode=off",
                        "pentimento.model.google.developer.api-key=" + StandIn.KEY,
                        "pentimento.model.google.developer.base-url=" + gemini.url())) {
            gemini.answerAlways(Base64.getDecoder().decode(new InstantModel().answerAsBase64()), Duration.ZERO);
            new LongConversation().converse(server.api(), WARM_UP);
            LongConversation measured = new LongConversation();
            for (int i = 0; i < SESSIONS; i++) {
                measured.converse(server.api(), MEASURED.getLast() + FROM_THERE_ON - 1);
            }
            measured.print();
        }
        System.exit(0);
    }

    private void converse(ApiClient api, int turns) {
        String session = api.newSession("bench");
        for (int number = 1; number <= turns; number++) {
            Map<String, Object> fields = number == 1
                    ? Map.of("prompt", "Make this room warmer", "model", MODEL, "image", TestPictures.noise(400, 300, 2))
                    : Map.of("prompt", "And a little warmer still, please", "model", MODEL);
            long began = System.nanoTime();
            String id = api.multipart("/sessions/" + session + "/turns", fields)
                    .json()
                    .path("id")
                    .asString();
            JsonNode turn = api.end(id);
            double took = (System.nanoTime() - began) / 1e6;
            if (!turn.path("status").asString().equals("succeeded")) {
                throw new IllegalStateException("Turn " + number + " did not succeed: " + turn);
            }
            for (int measured : MEASURED) {
                if (number >= measured && number < measured + FROM_THERE_ON) {
                    times.computeIfAbsent(measured, any -> new ArrayList<>()).add(took);
                    bytes.computeIfAbsent(measured, any -> new ArrayList<>())
                            .add(turn.path("usage").path("requestBytes").asDouble());
                }
            }
        }
    }

    private void print() {
        double firstBytes = median(bytes, MEASURED.getFirst());
        double firstTime = median(times, MEASURED.getFirst());
        for (int turn : MEASURED) {
            System.out.printf(
                    Locale.ROOT,
                    "turn %3d: %,11.0f bytes sent, %.2fx turn 5;  %6.1f ms of the server's own time, %.2fx turn 5%n",
                    turn,
                    median(bytes, turn),
                    median(bytes, turn) / firstBytes,
                    median(times, turn),
                    median(times, turn) / firstTime);
        }
    }

    private static double median(Map<Integer, List<Double>> values, int turn) {
        List<Double> found = values.getOrDefault(turn, List.of());
        return found.stream().sorted().skip(found.size() / 2).findFirst().orElseThrow();
    }
}
