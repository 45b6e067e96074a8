package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Bounds the work that one prompt can ask for: equal steps become one stronger step, and there is a most of them. */
final class StepLimit {
    /** The most steps of one prompt; a picture of several counts as one step each. */
    static final int MOST = 40;

    /** What is done once, and stronger, rather than again and again. */
    private static final Set<String> STRONGER = Set.of(
            "exposure",
            "contrast",
            "warmth",
            "saturation",
            "vibrance",
            "tint",
            "sepia",
            "fade",
            "blur",
            "sharpness",
            "clarity",
            "tone",
            "noise",
            "grain",
            "glow",
            "vignette",
            "enhance");

    private StepLimit() {}

    /**
     * The steps as they are carried out, and a sentence where they are not all of them.
     *
     * @param more whether the prompt asks for more than these
     */
    static List<EditIntent> within(List<EditIntent> intents, boolean more) {
        boolean exceeded = more;
        List<EditIntent> kept = new ArrayList<>();
        int steps = 0;
        for (int at = 0, next; at < intents.size(); at = next) {
            EditIntent intent = intents.get(at);
            next = at + 1;
            while (next < intents.size() && merges(intent) && intents.get(next).equals(intent)) {
                next++;
            }
            steps += cost(intent);
            if (steps > MOST) {
                exceeded = true;
                break;
            }
            kept.add(merged(intent, next - at));
        }
        if (exceeded) {
            kept.add(new EditIntent.Not(
                    "", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("too-many-steps", Integer.toString(MOST))));
        }
        return kept;
    }

    private static boolean merges(EditIntent intent) {
        return intent instanceof EditIntent.Do todo
                ? STRONGER.contains(Operations.name(todo.operation()))
                : cost(intent) > 1;
    }

    private static EditIntent merged(EditIntent intent, int times) {
        return times > 1 && intent instanceof EditIntent.Do todo
                ? new EditIntent.Do(todo.operation().scaled(times))
                : intent;
    }

    private static int cost(EditIntent intent) {
        return switch (intent) {
            case EditIntent.Variants variants -> variants.operations().size();
            case EditIntent.Story story -> Math.clamp(story.count(), 1, MOST); // it has a most of its own
            default -> 1;
        };
    }
}
