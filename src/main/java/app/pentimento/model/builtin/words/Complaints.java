package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Apart;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** "It's too dark, make it a bit brighter": a complaint is a wish, unless the wish after it says what to do about it. */
final class Complaints {
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(it['’]?s|that['’]?s|(it|this|that) (looks|seems|feels)|is|are|has|have)\\b|^too\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE = Pattern.compile("[太偏]|有点");

    private Complaints() {}

    /** Whether a clause says how the picture is, rather than what to do. */
    static boolean isOne(Clause clause, String prompt) {
        String words = prompt.substring(clause.from(), clause.to());
        return (Lexer.isChinese(words) ? CHINESE : ENGLISH).matcher(words).find();
    }

    /**
     * What is to be done where the next wishes are about the same edits as a complaint: these, in the part of the picture
     * that was complained of ("her face is too dark, brighten it"); empty where they are about something else, and both hold.
     */
    static Optional<List<Wish>> answer(List<Wish> complaint, List<Wish> next) {
        List<Wish> answer = new ArrayList<>(next);
        boolean any = false;
        for (Wish wish : complaint) {
            if (wish instanceof Wish.Taken) {
                continue;
            }
            any = true;
            OptionalInt at = IntStream.range(0, answer.size())
                    .filter(i -> isAbout(wish, answer.get(i)))
                    .findFirst();
            if (at.isEmpty()) {
                return Optional.empty();
            }
            answer.set(at.getAsInt(), there(wish, answer.get(at.getAsInt())));
        }
        return any ? Optional.of(answer) : Optional.empty();
    }

    private static boolean isAbout(Wish complaint, Wish next) {
        if (complaint instanceof Wish.Do first && next instanceof Wish.Do second) {
            boolean elsewhere = !isPart(first.operation()) && isPart(second.operation());
            return Operations.name(first.operation()).equals(Operations.name(second.operation())) && !elsewhere;
        }
        return complaint.getClass().equals(next.getClass());
    }

    private static boolean isPart(Operation operation) {
        return operation instanceof Apart || operation instanceof OnFaces;
    }

    private static Wish there(Wish complaint, Wish next) {
        if (!(next instanceof Wish.Do todo) || isPart(todo.operation()) || !(complaint instanceof Wish.Do first)) {
            return next;
        }
        return switch (first.operation()) {
            case Apart part -> new Wish.Do(new Apart(part.side(), todo.operation(), part.brushed()));
            case OnFaces faces -> new Wish.Do(new OnFaces(todo.operation()));
            default -> next;
        };
    }

    /** Whether a clause only asks to put right what was complained of: "it has a blue cast, fix it". */
    static boolean isMended(Clause clause, List<Wish> complaint) {
        return complaint.stream().anyMatch(wish -> wish instanceof Wish.Do)
                && clause.left().stream().allMatch(token -> token.is("mend"));
    }
}
