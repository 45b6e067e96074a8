package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Frames of one colour. */
final class BorderReader implements Reader {
    @Override
    public List<EditIntent> read(Clause clause) {
        if (!clause.has("border") || clause.has("remove") || clause.hasKind(Kind.QUOTE)) {
            return List.of();
        }
        clause.take("border", "add", "write", "wide", "high", "up", "outline", "saturation", "top");
        Optional<Token> colour = clause.takeKind(Kind.COLOUR);
        int rgb = colour.map(token -> (int) token.value()).orElse(0xFFFFFF);
        String name = colour.map(Token::id).orElse("white");
        Optional<Token> pixels = clause.takeKind(Kind.PIXELS, Kind.NUMBER);
        Optional<Token> percent = clause.takeKind(Kind.PERCENT);
        double width = percent.map(token -> token.value() / 100).orElse(width(clause));
        int exact = pixels.map(token -> (int) Math.clamp(Math.round(token.value()), 1L, 5000L))
                .orElse(0);
        return List.of(new EditIntent.Do(new Border(rgb, name, Math.clamp(width, 0.002, 1), exact)));
    }

    private static double width(Clause clause) {
        if (clause.take("huge", "extreme")) {
            return 0.14;
        }
        if (clause.take("bold", "big", "strong", "larger")) {
            return 0.085;
        }
        if (clause.take("tiny")) {
            return 0.01;
        }
        if (clause.take("thin", "small", "slight", "smaller", "smart")) {
            return 0.018;
        }
        return 0.04;
    }
}
