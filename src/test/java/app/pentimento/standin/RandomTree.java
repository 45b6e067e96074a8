package app.pentimento.standin;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * A session that somebody might have who changes between models as they like, asks, draws several pictures at once, runs
 * into refusals and goes back to earlier turns. The same for the same seed.
 */
public final class RandomTree {
    private static final String BUILT_IN = "builtin:studio";
    private static final List<String> PROMPTS = List.of(
            "Make it warmer",
            "Add a lamp",
            "Draw it in three styles",
            "What is in this picture?",
            "Make the sky darker, please",
            "An unsafe idea",
            "Now with snow");
    private static final List<String> BUILT_IN_PROMPTS =
            List.of("black and white", "make it brighter", "crop to a square", "rotate right", "blur it");
    private static final List<String> THINKING = List.of("minimal", "medium", "high");

    private final ApiClient api;
    private final Random random;
    private final List<String> models;
    private final List<JsonNode> turns = new ArrayList<>();

    private RandomTree(ApiClient api, long seed, List<String> models) {
        this.api = api;
        this.random = new Random(seed);
        this.models = models;
    }

    /**
     * Asks so many turns, one after the other, each on the branch before it or on another.
     *
     * @param models from which each turn's is taken, beside the built-in studio
     * @return the turns as they ended, in order
     */
    public static List<JsonNode> grow(ApiClient api, long seed, int turns, List<String> models) {
        RandomTree tree = new RandomTree(api, seed, models);
        String session = api.newSession("random " + seed);
        for (int i = 0; i < turns; i++) {
            tree.ask(session);
        }
        return tree.turns;
    }

    private void ask(String session) {
        boolean builtIn = !turns.isEmpty() && random.nextInt(5) == 0;
        String model = builtIn ? BUILT_IN : models.get(random.nextInt(models.size()));
        Map<String, Object> turn = new HashMap<>();
        turn.put("model", model);
        turn.put("prompt", pick(builtIn ? BUILT_IN_PROMPTS : PROMPTS));
        if (!builtIn) {
            turn.put("options", options(model));
        }
        if (!turns.isEmpty() && random.nextInt(4) == 0) {
            turn.put("parentTurnId", pick(turns).path("id").asString());
        }
        if (turns.isEmpty() || random.nextInt(6) == 0) {
            turn.put("image", TestPictures.noise(120 + random.nextInt(60), 90, random.nextInt(1000)));
        }
        ApiClient.Answer answer = api.multipart("/sessions/" + session + "/turns", turn);
        if (answer.status() != 202) {
            throw new AssertionError("The turn was not taken: " + answer.text());
        }
        turns.add(api.end(answer.json().path("id").asString()));
    }

    private String options(String model) {
        List<String> options = new ArrayList<>();
        boolean first = model.equals(models.getFirst()); // thinks and searches as it is told
        if (first && random.nextInt(4) == 0) {
            options.add("\"thinking\": \"" + pick(THINKING) + "\"");
        }
        if (first && random.nextInt(4) == 0) {
            options.add("\"grounding\": true");
        }
        if (random.nextInt(8) == 0) {
            options.add("\"variants\": 2");
        }
        return "{" + String.join(", ", options) + "}";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
