package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.TextOperation;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words to write on the picture: quoted, or after "that says". */
final class TextReader implements Reader {
    private static final double USUAL_SIZE = 0.075;
    private static final double WATERMARK = 0.35;
    /** What may follow words that are not in quotes, and is not of them. */
    private static final Set<String> SIZES = Set.of("big", "huge", "small", "tiny", "font", "larger", "smaller");

    private static final Set<String> GREETINGS = Set.of("hello", "hi", "hey", "thanks", "thank", "thx", "okay", "ok");
    private static final Set<String> GREETED = Set.of("hello", "hi", "there", "you", "all", "so");

    private final String prompt;

    TextReader(String prompt) {
        this.prompt = prompt;
    }

    @Override
    public List<EditIntent> read(Clause clause) {
        if (clause.has("poster")) {
            return poster(clause);
        }
        if (clause.has("storytelling", "comic-strip")) {
            return List.of(); // its quotes are captions
        }
        boolean watermark = clause.has("watermark") && !clause.has("remove");
        boolean asked = watermark || clause.has("write", "saying");
        Optional<Token> quote = clause.takeKind(Kind.QUOTE);
        if (!asked && quote.isEmpty()) {
            return List.of();
        }
        boolean other = clause.has("question") || (clause.has("remove") && !LetterReader.takesAway(clause));
        if (other && quote.isEmpty()) {
            return List.of();
        }
        Optional<String> words = quote.map(Token::id).or(() -> unquoted(clause));
        if (words.isEmpty()) {
            clause.takeAll();
            return List.of(new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("which.text")));
        }
        if (clause.take("watermark")) {
            return watermark(words.get(), clause);
        }
        clause.take("write", "saying", "add", "up", "font", "face", "saturation", "wide", "high", "resize", "subject");
        return caption(words.get(), clause);
    }

    private List<EditIntent> poster(Clause clause) {
        Optional<String> words = clause.takeKind(Kind.QUOTE).map(Token::id).or(() -> unquoted(clause));
        if (words.isEmpty()) {
            clause.takeAll();
            return List.of(new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("which.poster")));
        }
        double size = clause.take("huge") ? 1.5 : clause.take("small") ? 0.6 : clause.take("tiny") ? 0.4 : 1;
        clause.take("poster", "saying", "write", "add", "generative", "big", "font", "saturation");
        Letterings asked = new LetterReader(clause).read();
        clause.take("background");
        return written(asked, asked.on(new Poster(words.get(), null, null).resized(size), false));
    }

    private List<EditIntent> watermark(String words, Clause clause) {
        clause.take("write", "saying", "add", "everything", "font", "saturation");
        Watermark plain = new Watermark(words, WATERMARK);
        double strength = clause.take("slight") ? 0.6 : clause.take("strong") ? 1.6 : 1;
        double size =
                clause.take("huge") ? 4 : clause.take("big", "larger") ? 2 : clause.take("small", "tiny") ? 0.6 : 1;
        return written(plain.scaled(strength).resized(size), clause);
    }

    private List<EditIntent> caption(String words, Clause clause) {
        double size = size(clause);
        clause.take("strong"); // "in strong letters": they are bold as it is
        return written(new Write(words, Place.FREE, size, Lettering.of(Face.BOLD)), clause);
    }

    private List<EditIntent> written(TextOperation plain, Clause clause) {
        Letterings asked = new LetterReader(clause).read();
        return written(asked, asked.on(plain, true));
    }

    /** New words, and what of their look cannot be had. */
    private List<EditIntent> written(Letterings asked, TextOperation words) {
        List<EditIntent> intents = new ArrayList<>(List.of(new EditIntent.Do(words)));
        intents.addAll(asked.refusals(Lexer.isChinese(prompt)));
        return intents;
    }

    private static double size(Clause clause) {
        boolean very = clause.take("extreme");
        if (clause.take("huge")) {
            return 0.2;
        }
        if (clause.take("big", "larger")) {
            return very ? 0.2 : 0.12;
        }
        if (clause.take("tiny")) {
            return 0.03;
        }
        if (clause.take("small", "smaller", "slight")) {
            return very ? 0.03 : 0.045;
        }
        return clause.takeKind(Kind.PERCENT)
                .map(token -> Math.clamp(token.value() / 100, 0.01, 0.9))
                .orElse(USUAL_SIZE);
    }

    /** The words after "write" or "that says", up to where their place or style is described. */
    private Optional<String> unquoted(Clause clause) {
        if (clause.has("instead")) {
            return Optional.empty(); // "the text in red instead" is about words that are there
        }
        int start = -1;
        for (int i = 0; i < clause.size(); i++) {
            if (clause.get(i).is("saying")
                    || ((clause.get(i).is("write") || clause.get(i).is("watermark")) && start < 0)) {
                start = i + 1;
            }
        }
        while (start > 0 && start < clause.size() && clause.get(start).is("write")) {
            start++; // "write my name" does not want the words "my name"
        }
        int end = clause.size();
        while (end > start && (isStyle(clause.get(end - 1)) || isDenial(clause, end - 1))) {
            end--;
        }
        if (start >= 0 && start == end && start < clause.size()) {
            end = greeted(clause, start);
        }
        if (start < 0 || start >= end || isVague(clause.get(start))) {
            return Optional.empty();
        }
        for (int i = start; i < end; i++) {
            clause.take(i);
        }
        return Optional.of(
                prompt.substring(clause.get(start).from(), clause.get(end - 1).to()));
    }

    /** "Write hello", "write thank you all": greetings mean nothing elsewhere, but here there is nothing else to write. */
    private static int greeted(Clause clause, int start) {
        int end = start;
        Set<String> known = GREETINGS;
        while (end < clause.size() && known.contains(clause.get(end).id())) {
            end++;
            known = GREETED;
        }
        return end;
    }

    private static boolean isStyle(Token token) {
        return token.kind() == Kind.FILLER
                || token.kind() == Kind.COLOUR
                || (token.kind() == Kind.CONCEPT
                        && (SIZES.contains(token.id())
                                || Places.WORDS.contains(token.id())
                                || LetterReader.WORDS.contains(token.id())));
    }

    /** The "without" of "without a shadow", not that of words that end so. */
    private static boolean isDenial(Clause clause, int at) {
        int next = at + 1;
        while (next < clause.size() && clause.get(next).kind() == Kind.FILLER) {
            next++;
        }
        return clause.get(at).is("remove")
                && next < clause.size()
                && (clause.get(next).is("outline") || clause.get(next).is("shadows"));
    }

    /** "Write a poem" does not want the words "a poem". */
    private static boolean isVague(Token token) {
        return token.id().matches("一?[个首篇段].*")
                || Set.of("me", "us", "a", "an", "some", "something", "my", "your", "his", "her", "on", "it", "the")
                        .contains(token.id())
                || (token.kind() == Kind.CONCEPT
                        && Set.of("add", "subject", "question").contains(token.id()));
    }
}
