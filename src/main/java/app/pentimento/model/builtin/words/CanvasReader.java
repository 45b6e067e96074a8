package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Extend;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A larger canvas: "zoom out", "extend to 16:9", "make it square without cropping". */
final class CanvasReader implements Reader {
    @Override
    public List<EditIntent> read(Clause clause) {
        boolean ratio = clause.hasKind(Kind.RATIO)
                || clause.has("square", "ratio-wide", "ratio-story", "ratio-portrait", "ratio-landscape");
        boolean uncropped = clause.has("uncropped") || (ratio && clause.has("crop") && clause.has("remove", "down"));
        if (!clause.has("extend") && !(ratio && uncropped)) {
            return List.of();
        }
        clause.take("extend", "uncropped", "crop", "remove", "add", "resize", "larger", "border", "up", "background");
        Optional<Token> colour = clause.takeKind(Kind.COLOUR);
        clause.take("blur", "blur+");
        @Nullable
        Integer rgb = colour.map(token -> (Integer) (int) token.value()).orElse(null);
        @Nullable String name = colour.map(Token::id).orElse(null);
        String wanted = Ratios.take(clause).orElse("");
        if (!wanted.isEmpty()) {
            OptionalDouble shape = Ratios.number(wanted);
            return List.of(
                    shape.isEmpty()
                            ? Ratios.impossible(wanted)
                            : new EditIntent.Do(new Extend(shape.getAsDouble(), 0, rgb, name, wanted)));
        }
        Token figure = clause.takeBetween(
                0, clause.size(), Amount.SCALES.keySet(), java.util.Set.of(Kind.PERCENT, Kind.TIMES, Kind.NUMBER));
        double share = Math.clamp(Amount.of(figure).share(0.25), 0.02, 2);
        return List.of(
                new EditIntent.Do(new Extend(null, share, rgb, name, LocalizedMessage.plain(share * 100) + "%")));
    }
}
