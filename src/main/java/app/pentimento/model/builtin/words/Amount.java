package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of something a person asked for.
 *
 * @param scale of the usual amount: 0.5 for "a bit", 1.75 for "much"
 * @param figure the number with its unit, where one was given
 */
record Amount(double scale, @Nullable Token figure) {
    static final Amount USUAL = new Amount(1, null);

    static final Map<String, Double> SCALES = Map.of(
            "slight", 0.5, "medium", 0.85, "strong", 1.75, "extreme", 2.75, "double", 2.0, "triple", 3.0, "half", 0.5,
            "quarter", 0.25);
    /** Parts of a stop that people say in words. */
    static final Map<String, Double> STOPS = Map.of("stop-half", 0.5, "stop-one", 1.0, "stop-third", 0.33);

    static final Set<Kind> FIGURES = Set.of(Kind.PERCENT, Kind.NUMBER, Kind.STOPS, Kind.TIMES, Kind.PIXELS);

    static Amount of(@Nullable Token token) {
        if (token == null) {
            return USUAL;
        }
        return token.kind() == Kind.CONCEPT
                ? new Amount(SCALES.getOrDefault(token.id(), 1.0), null)
                : new Amount(1, token);
    }

    /** The amount as a share: what was given in percent or as a plain number, or else the usual share, scaled. */
    double share(double usual) {
        if (figure == null) {
            return usual * scale;
        }
        return switch (figure.kind()) {
            case PERCENT -> Math.abs(figure.value()) / 100;
            case TIMES -> Math.max(0, figure.value() - 1);
            case NUMBER -> Math.abs(figure.value()) <= 1 ? Math.abs(figure.value()) : Math.abs(figure.value()) / 100;
            default -> usual;
        };
    }

    /** Whether the number itself says "less": {@code -20}. */
    boolean negative() {
        return figure != null && figure.value() < 0;
    }
}
