package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.meaning.Guess;
import app.pentimento.model.builtin.operation.Operations;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a prompt. Only clauses that are accounted for to the last word become operations. */
public final class RequestParser {
    private static final List<Reader> READERS = List.of(
            new StoryReader(),
            new JoinReader(),
            new SubjectReader(),
            new VariantReader(),
            new TurnReader(),
            new CanvasReader(),
            new CropReader(),
            new DuotoneReader(),
            new LookReader(),
            new BorderReader(),
            new ToneReader(),
            new SizeReader());

    private RequestParser() {}

    /** What the prompt asks for, about a picture with these edits. */
    public static Understanding read(String prompt, Context context) {
        List<Token> tokens = Lexer.tokens(prompt);
        boolean chinese = tokens.stream()
                .filter(token -> token.kind() != Kind.QUOTE)
                .anyMatch(token -> Lexer.isChinese(prompt.substring(token.from(), token.to())));
        if (tokens.stream().anyMatch(token -> token.is("help"))) {
            return new Understanding(List.of(), Understanding.Mood.HELP, chinese);
        }
        List<Wish> wishes = new ArrayList<>();
        List<Wish> complaint = List.of();
        for (Clause clause : Rest.named(Directions.shared(Clauses.of(tokens)))) {
            if (Exceptions.takenBack(clause, wishes) || Complaints.isMended(clause, complaint)) {
                continue;
            }
            List<Wish> read = read(clause, prompt, context);
            Optional<List<Wish>> answer = Complaints.answer(complaint, read);
            if (answer.isPresent()) {
                wishes.subList(wishes.size() - complaint.size(), wishes.size()).clear();
            }
            wishes.addAll(answer.orElse(read));
            complaint = Complaints.isOne(clause, prompt) ? read : List.of();
        }
        boolean asks = tokens.stream().anyMatch(token -> token.is("question"))
                || (prompt.strip().endsWith("?") && wishes.stream().noneMatch(RequestParser::invents));
        boolean edits =
                wishes.stream().anyMatch(wish -> !(wish instanceof Wish.Not not) || not.why() == Wish.Why.INCOMPLETE);
        if (!edits && asks) {
            return new Understanding(List.of(), Understanding.Mood.QUESTION, chinese);
        }
        return new Understanding(wishes, Understanding.Mood.EDIT, chinese);
    }

    /** Gets ready, in the background, for wishes in the language of this prompt that the rules do not know. */
    public static void prepareFor(String prompt) {
        Guesses.prepare(Lexer.isChinese(prompt));
    }

    /** The wishes of a clause; where it is about one of several pictures, that is gone to first. */
    private static List<Wish> read(Clause clause, String prompt, Context context) {
        Optional<Integer> which = Ordinals.about(clause, prompt);
        List<Wish> wishes = new ArrayList<>(wishes(clause, prompt, context));
        if (which.isPresent() && wishes.stream().anyMatch(wish -> !(wish instanceof Wish.Not))) {
            wishes.addFirst(new Wish.GoTo(which.get()));
        }
        return wishes;
    }

    private static List<Wish> wishes(Clause clause, String prompt, Context context) {
        List<Wish> wishes = new ArrayList<>(new StackReader(context, Lexer.isChinese(prompt)).read(clause));
        if (wishes.isEmpty()) {
            wishes.addAll(new TextReader(prompt).read(clause));
            for (Reader reader : READERS) {
                wishes.addAll(reader.read(clause));
            }
            wishes = Exceptions.apart(clause, wishes);
            instead(clause, wishes, context);
        }
        String words = prompt.substring(clause.from(), clause.to());
        List<Token> left = clause.left().stream()
                .filter(token -> !Directions.isModifier(token))
                .toList();
        boolean understood = !wishes.isEmpty() && left.isEmpty();
        if (understood) {
            return wishes.stream()
                    .map(wish -> wish instanceof Wish.Not not
                            ? new Wish.Not(words, not.why(), not.say(), not.readings())
                            : wish)
                    .toList();
        }
        return guessed(clause, words, left, wishes);
    }

    /** A wish that is not accounted for to its last word: what it surely means, or what it may mean. */
    private static List<Wish> guessed(Clause clause, String words, List<Token> left, List<Wish> understood) {
        boolean chinese = Lexer.isChinese(words);
        Optional<Guess> guess = Guesses.of(words, chinese);
        boolean strange = left.stream().anyMatch(token -> token.kind() == Kind.WORD);
        boolean invents = hasGenerative(clause.tokens());
        boolean silent = understood.isEmpty() && strange && !invents && !Guesses.isTricky(clause, words);
        if (silent && guess.isPresent() && guess.get().sure()) {
            String wording = guess.get().readings().getFirst();
            List<Wish> meant = new ArrayList<>(List.of(new Wish.Taken(words, wording)));
            meant.addAll(read(wording, Context.NONE).wishes());
            return meant;
        }
        List<String> readings = Guesses.readings(guess, words, understood, chinese);
        boolean things = strange && clause.has("add", "remove", "subject");
        if (invents || things || guess.map(Guess::beyond).orElse(false)) {
            return List.of(new Wish.Not(words, Wish.Why.GENERATIVE, Said.of("generative"), readings));
        }
        String say = guess.isPresent() ? "unclear" : "unclear.rules";
        return List.of(new Wish.Not(words, Wish.Why.UNCLEAR, Said.of(say), readings));
    }

    /** "No, 4:5 instead": the edit of this kind that the last turn made becomes another. */
    private static void instead(Clause clause, List<Wish> wishes, Context context) {
        if (clause.has("instead")
                && wishes.size() == 1
                && wishes.getFirst() instanceof Wish.Do todo
                && context.latest().contains(Operations.name(todo.operation()))) {
            wishes.set(0, new Wish.Adjust(Set.of(Operations.name(todo.operation())), old -> todo.operation()));
        }
    }

    private static boolean invents(Wish wish) {
        return wish instanceof Wish.Not not && not.why() == Wish.Why.GENERATIVE;
    }

    private static boolean hasGenerative(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.is("generative") || token.is("replace"));
    }
}
