package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Cartoon;
import app.pentimento.model.builtin.operation.Film;
import app.pentimento.model.builtin.operation.Ink;
import app.pentimento.model.builtin.operation.Oil;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.PixelArt;
import app.pentimento.model.builtin.operation.PopArt;
import app.pentimento.model.builtin.operation.Sketch;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.model.builtin.operation.Watercolour;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** "Show it in five different styles": several pictures in one answer. */
final class VariantReader implements Reader {
    private static final List<Operation> STYLES = List.of(
            new Sketch(false),
            new Watercolour(),
            new Cartoon(),
            new Oil(),
            new PopArt(),
            new TiltShift(null, 1),
            new Ink(),
            new PixelArt(112, 28),
            new Film(Film.Stock.VINTAGE),
            new Film(Film.Stock.CYANOTYPE));
    private static final List<Operation> LOOKS = List.of(
            new Film(Film.Stock.VIVID),
            new Film(Film.Stock.CINEMATIC),
            new Film(Film.Stock.VINTAGE),
            new Film(Film.Stock.NOIR),
            new Film(Film.Stock.GOLDEN_HOUR),
            new Film(Film.Stock.DREAMY),
            new Film(Film.Stock.MOONLIGHT),
            new Film(Film.Stock.POLAROID),
            new Film(Film.Stock.CYANOTYPE));

    @Override
    public List<EditIntent> read(Clause clause) {
        boolean looks = clause.take("variants-looks") || counted(clause, "looks");
        if (!looks && !clause.take("variants") && !versions(clause)) {
            return List.of();
        }
        clause.take("question", "up", "another", "font", "everything");
        List<Operation> choice = looks ? LOOKS : STYLES;
        int count = clause.takeKind(Kind.NUMBER)
                .map(token -> Math.clamp(Math.round(token.value()), 2, choice.size()))
                .orElse(5);
        return List.of(new EditIntent.Variants(choice.subList(0, count)));
    }

    /** "Three versions", but not "version 3". */
    private static boolean versions(Clause clause) {
        return counted(clause, "version") && !clause.has("goto", "undo") && clause.take("version");
    }

    /** Whether there is a number of something: "five looks", which is more than "it looks good". */
    private static boolean counted(Clause clause, String what) {
        return IntStream.range(1, clause.size())
                .anyMatch(i -> clause.get(i).id().equals(what)
                        && clause.get(i - 1).kind() == Kind.NUMBER
                        && clause.get(i - 1).value() >= 2);
    }
}
