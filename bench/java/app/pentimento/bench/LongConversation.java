package app.pentimento.bench;

import app.pentimento.standin.StandIn;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A conversation of 200 turns with Gemini's stand-in that begins with a photo: what is sent with turns 5, 50 and 200, and
 * how long the turns around them take while the model takes no time. Prints ratios to turn 5; sizes are to stay within
 * 1.2x of it.
 */
public final class LongConversation {
    private static final String MODEL = "gemini:gemini-3.1-flash-image";
    private static final List<Integer> MEASURED = List.of(5, 50, 200);
    private static final int AROUND = 4;

    private LongConversation() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        try (StandIn gemini = StandIn.start();
                TestServer server = TestServer.start(
                        "pentimento.model.google.developer.api-key=" + StandIn.KEY,
                        "pentimento.model.google.developer.base-url=" + gemini.url())) {
            gemini.answerAlways(TestPictures.noise(256, 256, 1), Duration.ZERO);
            measure(server.api());
        }
        System.exit(0);
    }

    private static void measure(ApiClient api) {
        String session = api.newSession("bench");
        Map<Integer, Long> bytes = new TreeMap<>();
        Map<Integer, List<Double>> times = new TreeMap<>();
        for (int number = 1; number <= MEASURED.getLast(); number++) {
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
            if (MEASURED.contains(number)) {
                bytes.put(number, turn.path("usage").path("requestBytes").asLong());
            }
            for (int measured : MEASURED) {
                if (number > measured - AROUND && number <= measured) {
                    times.computeIfAbsent(measured, any -> new ArrayList<>()).add(took);
                }
            }
        }
        long first = bytes.getOrDefault(MEASURED.getFirst(), 0L);
        double firstTime = median(times.getOrDefault(MEASURED.getFirst(), List.of()));
        bytes.forEach((turn, sent) -> {
            double time = median(times.getOrDefault(turn, List.of()));
            System.out.printf(
                    Locale.ROOT,
                    "turn %3d: %9d bytes sent, %.2fx turn 5;  %7.1f ms around it, %.2fx turn 5%n",
                    turn,
                    sent,
                    (double) sent / first,
                    time,
                    time / firstTime);
        });
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
