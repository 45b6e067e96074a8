package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Operations;
import app.pentimento.model.builtin.operation.SubjectSeparation;
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
    static Optional<List<EditIntent>> answer(List<EditIntent> complaint, List<EditIntent> next) {
        List<EditIntent> answer = new ArrayList<>(next);
        boolean any = false;
        for (EditIntent intent : complaint) {
            if (intent instanceof EditIntent.Taken) {
                continue;
            }
            any = true;
            OptionalInt at = IntStream.range(0, answer.size())
                    .filter(i -> isAbout(intent, answer.get(i)))
                    .findFirst();
            if (at.isEmpty()) {
                return Optional.empty();
            }
            answer.set(at.getAsInt(), there(intent, answer.get(at.getAsInt())));
        }
        return any ? Optional.of(answer) : Optional.empty();
    }

    private static boolean isAbout(EditIntent complaint, EditIntent next) {
        if (complaint instanceof EditIntent.Do first && next instanceof EditIntent.Do second) {
            boolean elsewhere = !isPart(first.operation()) && isPart(second.operation());
            return Operations.name(first.operation()).equals(Operations.name(second.operation())) && !elsewhere;
        }
        return complaint.getClass().equals(next.getClass());
    }

    private static boolean isPart(Operation operation) {
        return operation instanceof SubjectSeparation || operation instanceof OnFaces;
    }

    private static EditIntent there(EditIntent complaint, EditIntent next) {
        if (!(next instanceof EditIntent.Do todo)
                || isPart(todo.operation())
                || !(complaint instanceof EditIntent.Do first)) {
            return next;
        }
        return switch (first.operation()) {
            case SubjectSeparation part ->
                new EditIntent.Do(new SubjectSeparation(part.side(), todo.operation(), part.brushed()));
            case OnFaces faces -> new EditIntent.Do(new OnFaces(todo.operation()));
            default -> next;
        };
    }

    /** Whether a clause only asks to put right what was complained of: "it has a blue cast, fix it". */
    static boolean isMended(Clause clause, List<EditIntent> complaint) {
        return complaint.stream().anyMatch(intent -> intent instanceof EditIntent.Do)
                && clause.left().stream().allMatch(token -> token.is("mend"));
    }
}
