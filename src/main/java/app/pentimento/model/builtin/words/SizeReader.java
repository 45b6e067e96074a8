package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sizes in pixels, percent and multiples. */
final class SizeReader implements Reader {
    private static final int MOST = 20_000;

    @Override
    public List<EditIntent> read(Clause clause) {
        if (clause.has("write", "border", "rotate", "crop") || clause.hasKind(Kind.QUOTE)) {
            return List.of();
        }
        if (clause.has("twice", "halved")) {
            clause.take("resize", "down", "up");
            boolean twice = clause.take("twice");
            clause.take("halved");
            return List.of(new EditIntent.Do(new Resize(null, null, twice ? 2.0 : 0.5)));
        }
        Optional<Token> both = clause.takeKind(Kind.SIZE);
        if (both.isPresent()) {
            clause.take("resize", "wide", "high", "larger", "smaller");
            return List.of(new EditIntent.Do(
                    new Resize(pixels(both.get().value()), pixels(both.get().second()), null)));
        }
        boolean resize = clause.has("resize", "larger", "smaller");
        boolean wide = clause.has("wide");
        boolean high = clause.has("high");
        boolean sides = (wide || high) && clause.hasKind(Kind.PIXELS);
        if (!resize && !sides && !named(clause)) {
            return List.of();
        }
        return List.of(resize(clause));
    }

    private static boolean named(Clause clause) {
        return clause.has("size-hd", "size-4k", "double", "half")
                && clause.left().size() == 1;
    }

    private static EditIntent resize(Clause clause) {
        boolean larger = clause.take("larger", "up");
        boolean smaller = clause.take("smaller", "down");
        clause.take("resize");
        boolean high = clause.take("high");
        clause.take("wide");
        if (clause.take("size-hd")) {
            return new EditIntent.Do(new Resize(1920, null, null));
        }
        if (clause.take("size-4k")) {
            return new EditIntent.Do(new Resize(3840, null, null));
        }
        Token figure = clause.takeBetween(
                0, clause.size(), Amount.SCALES.keySet(), Set.of(Kind.PIXELS, Kind.PERCENT, Kind.TIMES, Kind.NUMBER));
        if (figure == null) {
            if (!larger && !smaller) {
                return new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("which.size"));
            }
            return new EditIntent.Do(new Resize(null, null, larger ? 1.5 : 0.67));
        }
        if (figure.kind() == Kind.PIXELS || (figure.kind() == Kind.NUMBER && figure.value() >= 16)) {
            int pixels = pixels(figure.value());
            return new EditIntent.Do(high ? new Resize(null, pixels, null) : new Resize(pixels, null, null));
        }
        return new EditIntent.Do(new Resize(null, null, factor(figure, larger, smaller)));
    }

    private static double factor(@Nullable Token figure, boolean larger, boolean smaller) {
        if (figure == null) {
            return 1;
        }
        double factor = switch (figure.kind()) {
            case PERCENT ->
                larger && figure.value() < 100
                        ? 1 + figure.value() / 100
                        : smaller ? 1 - figure.value() / 100 : figure.value() / 100;
            case TIMES, NUMBER -> smaller ? 1 / figure.value() : figure.value();
            default ->
                switch (figure.id()) {
                    case "double" -> smaller ? 0.5 : 2;
                    case "triple" -> smaller ? 1 / 3.0 : 3;
                    case "half" -> 0.5;
                    case "slight" -> smaller ? 0.85 : 1.2;
                    default -> smaller ? 0.4 : 2;
                };
        };
        return Math.clamp(factor, 0.01, 16);
    }

    private static int pixels(double value) {
        return (int) Math.clamp(Math.round(value), 1L, MOST);
    }
}
