package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a prompt's tokens into clauses. A clause that only describes, such as "in red", belongs to the one before. */
final class Clauses {
    private static final Set<String> DESCRIBING = Set.of(
            "slight",
            "medium",
            "strong",
            "extreme",
            "big",
            "huge",
            "small",
            "tiny",
            "font",
            "clockwise",
            "anticlockwise",
            "horizontally",
            "vertically");

    /** What may stand beside an effect of letters: "add a soft shadow". */
    private static final Set<String> EFFECTIVE = Set.of("shadows", "blur+", "remove", "add", "up");

    private Clauses() {}

    static List<Clause> of(List<Token> tokens) {
        List<List<Token>> clauses = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() == Kind.BREAK) {
                end(current, clauses);
                current = new ArrayList<>();
            } else {
                current.add(token);
            }
        }
        end(current, clauses);
        return clauses.stream().map(Clauses::takenOff).map(Clause::new).toList();
    }

    /** "Take the frame off", "turn off the grain": two words that together mean to remove. */
    private static List<Token> takenOff(List<Token> clause) {
        boolean off = clause.stream()
                .anyMatch(token -> token.kind() == Kind.FILLER && token.id().equals("off"));
        if (!off) {
            return clause;
        }
        return clause.stream()
                .map(token -> token.is("goto") || token.is("rotate")
                        ? Token.of(Kind.CONCEPT, "remove", token.from(), token.to())
                        : token)
                .toList();
    }

    private static void end(List<Token> clause, List<List<Token>> clauses) {
        boolean empty = clause.stream().allMatch(token -> token.kind() == Kind.FILLER);
        boolean describing = clause.stream().allMatch(Clauses::isDescribing);
        boolean goesOn = !clauses.isEmpty()
                && (describing
                        || onlyWords(clause, clauses.getLast())
                        || onlyLetters(clause, clauses.getLast())
                        || onlySize(clause, clauses.getLast())
                        || onlyColour(clause, clauses.getLast()));
        if (goesOn) {
            if (!empty) {
                clauses.getLast().addAll(clause);
            }
        } else if (!empty) {
            clauses.add(clause);
        }
    }

    /** "Poster: 'SALE'": the words that the clause before asked for; of a story, each picture can have some. */
    private static boolean onlyWords(List<Token> clause, List<Token> before) {
        boolean story = has(before, "storytelling") || has(before, "comic-strip");
        boolean waits = before.stream().noneMatch(token -> token.kind() == Token.Kind.QUOTE);
        if (story || (waits && has(before, "poster"))) {
            return clause.stream().allMatch(token -> isQuoteOrFiller(token) || token.is("write") || token.is("saying"));
        }
        return waits
                && clause.stream().allMatch(Clauses::isQuoteOrFiller)
                && (has(before, "write") || has(before, "watermark"));
    }

    /** "..., without a shadow", "and white letters": the look of the words that the clause before is about. */
    private static boolean onlyLetters(List<Token> clause, List<Token> before) {
        boolean poster = has(before, "poster");
        boolean written = before.stream().anyMatch(token -> token.kind() == Kind.QUOTE || isLettered(token));
        boolean effect = has(clause, "outline") || has(clause, "shadows");
        boolean coloured = clause.stream().anyMatch(token -> token.kind() == Kind.COLOUR)
                && (has(clause, "write") || has(clause, "font") || (poster && has(clause, "background")));
        return written
                && (effect || coloured)
                && clause.stream()
                        .allMatch(token -> isDescribing(token)
                                || token.is("write")
                                || (effect && EFFECTIVE.contains(token.id()))
                                || (poster
                                        && (token.is("background") || token.is("saying") || isQuoteOrFiller(token))));
    }

    /** "Write 'Hello', bigger, in red": the size of the words that the clause before asked for. */
    private static boolean onlySize(List<Token> clause, List<Token> before) {
        return before.stream().anyMatch(token -> token.kind() == Kind.QUOTE)
                && clause.stream().allMatch(token -> isDescribing(token) || token.is("larger") || token.is("smaller"));
    }

    /** "Remove the background and replace it with white": what comes in the place of what the clause before takes away. */
    private static boolean onlyColour(List<Token> clause, List<Token> before) {
        return has(before, "remove")
                && has(before, "background")
                && clause.stream().anyMatch(token -> token.kind() == Kind.COLOUR)
                && clause.stream()
                        .allMatch(token -> isDescribing(token)
                                || token.is("replace")
                                || token.is("instead")
                                || token.is("add")
                                || token.is("background"));
    }

    private static boolean isLettered(Token token) {
        return List.of("write", "font", "poster", "watermark", "outline").stream()
                .anyMatch(token::is);
    }

    private static boolean isQuoteOrFiller(Token token) {
        return token.kind() == Token.Kind.QUOTE || token.kind() == Token.Kind.FILLER;
    }

    private static boolean has(List<Token> clause, String concept) {
        return clause.stream().anyMatch(token -> token.is(concept));
    }

    private static boolean isDescribing(Token token) {
        return switch (token.kind()) {
            case FILLER, COLOUR, PERCENT, PIXELS, NUMBER, DEGREES -> true;
            case CONCEPT ->
                DESCRIBING.contains(token.id())
                        || LetterReader.LOOKS.contains(token.id())
                        || Places.WORDS.contains(token.id());
            default -> false;
        };
    }
}
