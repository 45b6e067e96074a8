package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Operations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** "It's too dark, make it a bit brighter": a complaint is a wish, unless the wish after it says what to do about it. */
final class Complaints {
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(it['’]?s|it is|(it|this|that) (looks|seems|feels)|that['’]?s|that is|this is|is|has|have)\\b|^too\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE = Pattern.compile("[太偏]|有点");

    private Complaints() {}

    /** Whether a clause says how the picture is, rather than what to do. */
    static boolean isOne(Clause clause, String prompt) {
        String words = prompt.substring(clause.from(), clause.to());
        return (Lexer.isChinese(words) ? CHINESE : ENGLISH).matcher(words).find();
    }

    /** Whether what comes next is about the same edits, so that the complaint is no wish of its own. */
    static boolean isAnswered(List<Wish> complaint, List<Wish> next) {
        Set<String> missing = new HashSet<>();
        complaint.stream().filter(wish -> !(wish instanceof Wish.Taken)).forEach(wish -> missing.add(kind(wish)));
        next.forEach(wish -> missing.remove(kind(wish)));
        return !complaint.isEmpty() && missing.isEmpty();
    }

    /** Whether a clause only asks to put right what was complained of: "it has a blue cast, fix it". */
    static boolean isMended(Clause clause, List<Wish> complaint) {
        return complaint.stream().anyMatch(wish -> wish instanceof Wish.Do)
                && clause.left().stream().allMatch(token -> token.is("mend"));
    }

    private static String kind(Wish wish) {
        return wish instanceof Wish.Do todo
                ? Operations.name(todo.operation())
                : wish.getClass().getSimpleName();
    }
}
