package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.words.EditIntent;
import java.util.ArrayList;
import java.util.List;

/** Which of several pictures is meant, where it is told by a number. */
final class Choices {
    private static final List<String> WORDS = List.of("the first one", "the second one", "the third one");
    private static final List<String> WORDS_CHINESE = List.of("第一张", "第二张", "第三张");

    private Choices() {}

    /**
     * The wishes without those about a picture that there is not: these become a question for the one that is meant, and
     * nothing is done to another picture in its place.
     */
    static List<EditIntent> existing(History history, List<EditIntent> intents, boolean chinese) {
        List<EditIntent> existing = new ArrayList<>();
        boolean there = true;
        for (EditIntent intent : intents) {
            if (intent instanceof EditIntent.GoTo to) {
                there = to.number() >= 1 && to.number() <= history.countable();
                if (!there) {
                    existing.add(question(to.number(), history.countable(), chinese));
                }
            }
            if (there || intent instanceof EditIntent.Not) {
                existing.add(intent);
            }
        }
        return existing;
    }

    private static EditIntent.Not question(int number, int count, boolean chinese) {
        List<String> words = chinese ? WORDS_CHINESE : WORDS;
        return new EditIntent.Not(
                "",
                EditIntent.Why.INCOMPLETE,
                LocalizedMessage.of("goto.nothing", Integer.toString(number), Integer.toString(count)),
                words.subList(0, Math.min(words.size(), count)));
    }
}
