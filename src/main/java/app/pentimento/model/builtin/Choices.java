package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.words.Wish;
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
    static List<Wish> existing(History history, List<Wish> wishes, boolean chinese) {
        List<Wish> existing = new ArrayList<>();
        boolean there = true;
        for (Wish wish : wishes) {
            if (wish instanceof Wish.GoTo to) {
                there = to.number() >= 1 && to.number() <= history.countable();
                if (!there) {
                    existing.add(question(to.number(), history.countable(), chinese));
                }
            }
            if (there || wish instanceof Wish.Not) {
                existing.add(wish);
            }
        }
        return existing;
    }

    private static Wish.Not question(int number, int count, boolean chinese) {
        List<String> words = chinese ? WORDS_CHINESE : WORDS;
        return new Wish.Not(
                "",
                Wish.Why.INCOMPLETE,
                Said.of("goto.nothing", Integer.toString(number), Integer.toString(count)),
                words.subList(0, Math.min(words.size(), count)));
    }
}
