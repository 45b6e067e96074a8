package app.pentimento.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answers that Interactions gave: what their steps were, and which of them are kept. */
final class GivenAnswers {
    private final Map<String, Given> byId = new ConcurrentHashMap<>();
    private final Map<String, Given> byFirstStep = new ConcurrentHashMap<>();
    private final Map<String, Given> byToken = new ConcurrentHashMap<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean refusing;
    private volatile String newest = "";

    /**
     * An answer.
     *
     * @param steps a fingerprint of each
     * @param signed how many of them have a signature
     * @param kept whether it can be gone on from by its id
     */
    record Given(String id, String model, List<String> steps, int signed, boolean kept) {}

    String nextId() {
        return "v1_"
                + Signatures.hash(("interaction " + numbers.incrementAndGet()).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 40);
    }

    /** An answer is begun: it is kept from here on, whatever becomes of it. */
    void begin(String id, String model, boolean kept) {
        newest = id;
        if (kept) {
            byId.put(id, new Given(id, model, List.of(), 0, true));
        }
    }

    /** An answer is whole. */
    void complete(Given given) {
        if (given.kept()) {
            byId.replace(given.id(), given);
        }
        if (!given.steps().isEmpty()) {
            byFirstStep.put(given.steps().getFirst(), given);
        }
    }

    /** An answer goes on in another request, with this token. */
    void pause(String token, Given sofar) {
        byToken.put(token, sofar);
    }

    /** What was said of an answer that goes on. */
    @Nullable
    Given paused(String token) {
        return byToken.get(token);
    }

    /** The answer that is kept under this id. */
    @Nullable
    Given kept(String id) {
        return byId.get(id);
    }

    /** Forgets an answer; false where it is not kept. */
    boolean delete(String id) {
        boolean was = byId.remove(id) != null;
        if (was) {
            deleted.add(id);
        }
        return was;
    }

    /** The ids that were deleted on request, in order. */
    List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** Forgets all that is kept, as the vendor does in time. */
    void forgetAll() {
        byId.clear();
    }

    /** Refuses to delete anything, or no longer. */
    void refuseToDelete(boolean refuse) {
        refusing = refuse;
    }

    boolean refusesToDelete() {
        if (refusing) {
            refused.incrementAndGet();
        }
        return refusing;
    }

    /** How often a deletion was refused. */
    int refusedDeletions() {
        return refused.get();
    }

    /** The id of the newest answer. */
    String newest() {
        return newest;
    }

    /**
     * Checks what a request repeats of a model's answers: whole answers of this very model, step for step.
     *
     * @param first the place of the first of these steps in the request
     * @return how many signatures came back
     */
    int check(String model, List<JsonNode> steps, int first) throws Violation {
        int signed = 0;
        int at = 0;
        while (at < steps.size()) {
            Given given = byFirstStep.get(fingerprint(steps.get(at)));
            if (given == null || !given.model().equals(model)) {
                throw wrong(first + at, "is not the beginning of an answer that this model gave");
            }
            for (int i = 0; i < given.steps().size(); i++) {
                if (at + i >= steps.size()) {
                    throw wrong(first + at + i, "is missing");
                }
                if (!fingerprint(steps.get(at + i)).equals(given.steps().get(i))) {
                    throw wrong(first + at + i, "is not the one that the model gave there");
                }
            }
            signed += given.signed();
            at += given.steps().size();
        }
        return signed;
    }

    private static Violation wrong(int step, String what) {
        return Violation.invalid(
                "Step " + step + " of the input " + what
                        + ": steps of the model, with their thought signatures, must be sent back exactly as they were received.");
    }

    /** The same for equal JSON, whatever the order of its fields. */
    static String fingerprint(JsonNode json) {
        List<String> pieces = new ArrayList<>();
        collect(json, pieces);
        return Signatures.hash(String.join("\n", pieces).getBytes(StandardCharsets.UTF_8));
    }

    private static void collect(JsonNode json, List<String> pieces) {
        if (json.isObject()) {
            pieces.add("{");
            for (String name : new TreeSet<>(json.propertyNames())) {
                pieces.add(name + ":");
                collect(json.path(name), pieces);
            }
            pieces.add("}");
        } else if (json.isArray()) {
            pieces.add("[");
            json.forEach(one -> collect(one, pieces));
            pieces.add("]");
        } else {
            pieces.add(json.getNodeType() + " " + json.asString());
        }
    }
}
