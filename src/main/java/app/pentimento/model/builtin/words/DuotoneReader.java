package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Colours;
import app.pentimento.model.builtin.operation.Duotone;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Two colours for the whole picture. */
final class DuotoneReader implements Reader {
    @Override
    public List<EditIntent> read(Clause clause) {
        if (!clause.take("duotone")) {
            return List.of();
        }
        clause.take("add", "saturation", "up");
        Optional<Token> first = clause.takeKind(Kind.COLOUR);
        Optional<Token> second = clause.takeKind(Kind.COLOUR);
        if (first.isEmpty()) {
            return List.of(new EditIntent.Do(new Duotone(0x12305E, "dark-blue", 0xFFF6DF, "cream")));
        }
        Token one = first.get();
        if (second.isEmpty()) {
            return List.of(new EditIntent.Do(new Duotone((int) one.value(), one.id(), 0xFFFFFF, "white")));
        }
        Token other = second.get();
        boolean firstIsDark = Colours.luma((int) one.value()) <= Colours.luma((int) other.value());
        Token dark = firstIsDark ? one : other;
        Token light = firstIsDark ? other : one;
        return List.of(new EditIntent.Do(new Duotone((int) dark.value(), dark.id(), (int) light.value(), light.id())));
    }
}
