package app.pentimento.bench;

import app.pentimento.standin.RandomTree;
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
 * Long conversations with Gemini's stand-in, through each of the vendor's APIs, and with the conversation kept there. First
 * 200 turns with one model, beginning with a photo and answered with one megapixel: what is sent with turns 5, 50 and 200,
 * and how long these and the three after each take while the model takes no time, so that all of it is the server's own.
 * Prints medians and ratios to turn 5; the bytes are to stay within 1.1x of it, the time within 1.2x. Then 60 turns that
 * change between four models and the built-in studio at random, with branches. Nothing may be refused, and it is counted
 * how many signatures came back byte for byte.
 */
public final class LongConversation {
    private static final List<Integer> MEASURED = List.of(5, 50, 200);
    private static final int FROM_THERE_ON = 4;
    private static final int SESSIONS = 2;
    private static final int WARM_UP = 50;
    private static final int RANDOM_TURNS = 60;
    private static final double MOST_BYTES = 1.1;

    private final Map<Integer, List<Double>> bytes = new TreeMap<>();
    private final Map<Integer, List<Double>> times = new TreeMap<>();

    private LongConversation() {}

    /**
     * Runs the benchmark; ends with 1 where a bar is missed.
     *
     * @param arguments {@code interactions}, {@code stored} or {@code generate-content}; all of them where none is named
     */
    public static void main(String[] arguments) {
        List<String> ways =
                arguments.length == 0 ? List.of("interactions", "stored", "generate-content") : List.of(arguments);
        boolean good = true;
        for (String way : ways) {
            boolean stored = way.equals("stored");
            good &= through(stored ? "interactions" : way, Boolean.toString(stored));
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean through(String api, String store) {
        List<String> settings = new ArrayList<>(StandIn.models(api));
        settings.add("logging.level.root=warn");
        settings.add("spring.main.banner-mode=off");
        settings.add("pentimento.model.gemini.store=" + store);
        System.out.printf("%s%s%n", api, store.equals("true") ? ", kept by the vendor" : "");
        try (StandIn gemini = StandIn.start();
                TestServer server = TestServer.start(gemini.settings(settings.toArray(String[]::new)))) {
            gemini.answerAlways(Base64.getDecoder().decode(new InstantModel().answerAsBase64()), Duration.ZERO);
            new LongConversation().converse(server.api(), WARM_UP);
            LongConversation measured = new LongConversation();
            for (int i = 0; i < SESSIONS; i++) {
                measured.converse(server.api(), MEASURED.getLast() + FROM_THERE_ON - 1);
            }
            boolean good = measured.print();
            good &= printRefusals("one model", gemini, 0);
            int before = gemini.signaturesReturned();
            gemini.answerPlausibly();
            List<JsonNode> turns = RandomTree.grow(server.api(), 1, RANDOM_TURNS, StandIn.IMAGE_MODELS);
            good &= printRefusals("four models and the built-in studio", gemini, before);
            long unexpected = turns.stream()
                    .map(turn -> turn.at("/error/code").asString("prompt-blocked"))
                    .filter(code -> !code.equals("prompt-blocked")) // which the stand-in was told to answer with
                    .count();
            System.out.printf("    %d turns, %d of them failed unexpectedly%n", turns.size(), unexpected);
            return good && unexpected == 0;
        }
    }

    private static boolean printRefusals(String what, StandIn gemini, int before) {
        System.out.printf(
                Locale.ROOT,
                "  %s: %d refusals, %,d signatures returned byte for byte%n",
                what,
                gemini.refusals().size(),
                gemini.signaturesReturned() - before);
        gemini.refusals().forEach(refusal -> System.out.println("    refused: " + refusal));
        return gemini.refusals().isEmpty();
    }

    private void converse(ApiClient api, int turns) {
        String session = api.newSession("bench");
        String model = StandIn.IMAGE_MODELS.getFirst();
        for (int number = 1; number <= turns; number++) {
            Map<String, Object> fields = number == 1
                    ? Map.of("prompt", "Make this room warmer", "model", model, "image", TestPictures.noise(400, 300, 2))
                    : Map.of("prompt", "And a little warmer still, please", "model", model);
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

    private boolean print() {
        double firstBytes = median(bytes, MEASURED.getFirst());
        double firstTime = median(times, MEASURED.getFirst());
        for (int turn : MEASURED) {
            System.out.printf(
                    Locale.ROOT,
                    "  turn %3d: %,11.0f bytes sent, %.3fx turn 5;  %6.1f ms of the server's own time, %.2fx turn 5%n",
                    turn,
                    median(bytes, turn),
                    median(bytes, turn) / firstBytes,
                    median(times, turn),
                    median(times, turn) / firstTime);
        }
        return median(bytes, MEASURED.getLast()) <= MOST_BYTES * firstBytes;
    }

    private static double median(Map<Integer, List<Double>> values, int turn) {
        List<Double> found = values.getOrDefault(turn, List.of());
        return found.stream().sorted().skip(found.size() / 2).findFirst().orElseThrow();
    }
}
