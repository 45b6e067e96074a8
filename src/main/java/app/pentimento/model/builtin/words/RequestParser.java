package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.meaning.IntentSuggestion;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operations;
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
        List<EditIntent> intents = new ArrayList<>();
        List<EditIntent> complaint = List.of();
        List<Clause> clauses = Rest.named(Directions.shared(Clauses.of(tokens)));
        for (Clause clause : clauses.subList(0, Math.min(clauses.size(), StepLimit.MOST))) {
            if (Exceptions.takenBack(clause, intents) || Complaints.isMended(clause, complaint)) {
                continue;
            }
            List<EditIntent> read = read(clause, prompt, context);
            Optional<List<EditIntent>> answer = Complaints.answer(complaint, read);
            if (answer.isPresent()) {
                intents.subList(intents.size() - complaint.size(), intents.size())
                        .clear();
            }
            intents.addAll(answer.orElse(read));
            complaint = Complaints.isOne(clause, prompt) ? read : List.of();
        }
        boolean asks = tokens.stream().anyMatch(token -> token.is("question"))
                || (prompt.strip().endsWith("?") && intents.stream().noneMatch(RequestParser::invents));
        boolean edits = intents.stream()
                .anyMatch(intent -> !(intent instanceof EditIntent.Not not) || not.why() == EditIntent.Why.INCOMPLETE);
        if (!edits && asks) {
            return new Understanding(List.of(), Understanding.Mood.QUESTION, chinese);
        }
        List<EditIntent> bounded = StepLimit.within(intents, clauses.size() > StepLimit.MOST);
        return new Understanding(bounded, Understanding.Mood.EDIT, chinese);
    }

    /** Gets ready, in the background, for wishes in the language of this prompt that the rules do not know. */
    public static void prepareFor(String prompt) {
        IntentSuggester.prepare(Lexer.isChinese(prompt));
    }

    /** The wishes of a clause; where it is about one of several pictures, that is gone to first. */
    private static List<EditIntent> read(Clause clause, String prompt, Context context) {
        Optional<Integer> which = Ordinals.about(clause, prompt);
        List<EditIntent> intents = new ArrayList<>(intents(clause, prompt, context));
        if (which.isPresent() && intents.stream().anyMatch(intent -> !(intent instanceof EditIntent.Not))) {
            intents.addFirst(new EditIntent.GoTo(which.get()));
        }
        return intents;
    }

    private static List<EditIntent> intents(Clause clause, String prompt, Context context) {
        List<EditIntent> intents = new ArrayList<>(new StackReader(context, Lexer.isChinese(prompt)).read(clause));
        if (intents.isEmpty()) {
            intents.addAll(new TextReader(prompt).read(clause));
            for (Reader reader : READERS) {
                intents.addAll(reader.read(clause));
            }
            intents = Exceptions.apart(clause, intents);
            instead(clause, intents, context);
        }
        String words = prompt.substring(clause.from(), clause.to());
        List<Token> left = clause.left().stream()
                .filter(token -> !Directions.isModifier(token))
                .toList();
        boolean understood = !intents.isEmpty() && left.isEmpty();
        if (understood) {
            return intents.stream()
                    .map(intent -> intent instanceof EditIntent.Not not
                            ? new EditIntent.Not(words, not.why(), not.say(), not.readings())
                            : intent)
                    .toList();
        }
        return guessed(clause, words, left, intents);
    }

    /** A wish that is not accounted for to its last word: what it surely means, or what it may mean. */
    private static List<EditIntent> guessed(
            Clause clause, String words, List<Token> left, List<EditIntent> understood) {
        boolean chinese = Lexer.isChinese(words);
        Optional<IntentSuggestion> guess = IntentSuggester.of(words, chinese);
        boolean strange = left.stream().anyMatch(token -> token.kind() == Kind.WORD);
        boolean invents = hasGenerative(clause.tokens());
        boolean silent = understood.isEmpty() && strange && !invents && !IntentSuggester.isTricky(clause, words);
        if (silent && guess.isPresent() && guess.get().sure()) {
            String wording = guess.get().readings().getFirst();
            List<EditIntent> meant = new ArrayList<>(List.of(new EditIntent.Taken(words, wording)));
            meant.addAll(read(wording, Context.NONE).intents());
            return meant;
        }
        List<String> readings = IntentSuggester.readings(guess, words, understood, chinese);
        boolean things = strange && clause.has("add", "remove", "subject");
        if (invents || things || guess.map(IntentSuggestion::beyond).orElse(false)) {
            return List.of(
                    new EditIntent.Not(words, EditIntent.Why.GENERATIVE, LocalizedMessage.of("generative"), readings));
        }
        String say = guess.isPresent() ? "unclear" : "unclear.rules";
        return List.of(new EditIntent.Not(words, EditIntent.Why.UNCLEAR, LocalizedMessage.of(say), readings));
    }

    /** "No, 4:5 instead": the edit of this kind that the last turn made becomes another. */
    private static void instead(Clause clause, List<EditIntent> intents, Context context) {
        if (clause.has("instead")
                && intents.size() == 1
                && intents.getFirst() instanceof EditIntent.Do todo
                && context.latest().contains(Operations.name(todo.operation()))) {
            intents.set(0, new EditIntent.Adjust(Set.of(Operations.name(todo.operation())), old -> todo.operation()));
        }
    }

    private static boolean invents(EditIntent intent) {
        return intent instanceof EditIntent.Not not && not.why() == EditIntent.Why.GENERATIVE;
    }

    private static boolean hasGenerative(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.is("generative") || token.is("replace"));
    }
}
