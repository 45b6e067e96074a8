package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shapes of pictures: numbers such as 16:9, and the formats that people know by name. */
final class Ratios {
    private static final Map<String, String> NAMED = Map.of(
            "square", "1:1",
            "ratio-portrait", "4:5",
            "ratio-landscape", "3:2",
            "ratio-wide", "16:9",
            "ratio-story", "9:16",
            "ratio-panorama", "3:1");

    /** The longest shape, to either side. */
    private static final double STEEPEST = 50;

    private Ratios() {}

    /** Takes the ratio that a clause names. */
    static Optional<String> take(Clause clause) {
        Optional<Token> figure = clause.takeKind(Kind.RATIO);
        if (figure.isPresent()) {
            Token ratio = figure.get();
            clause.take(NAMED.keySet().toArray(String[]::new));
            return Optional.of(LocalizedMessage.plain(ratio.value()) + ":" + LocalizedMessage.plain(ratio.second()));
        }
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            if (!clause.isTaken(i) && token.kind() == Kind.CONCEPT && NAMED.containsKey(token.id())) {
                clause.take(i);
                return Optional.ofNullable(NAMED.get(token.id()));
            }
        }
        return Optional.empty();
    }

    /** Width divided by height; empty where no picture has such a shape. */
    static OptionalDouble number(String ratio) {
        int colon = ratio.indexOf(':');
        double width = Double.parseDouble(ratio.substring(0, colon));
        double height = Double.parseDouble(ratio.substring(colon + 1));
        double number = width / height;
        return number >= 1 / STEEPEST && number <= STEEPEST ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** What is told of a shape that no picture has. */
    static EditIntent impossible(String ratio) {
        String most = LocalizedMessage.plain(STEEPEST);
        return new EditIntent.Not(ratio, EditIntent.Why.INCOMPLETE, LocalizedMessage.of("impossible.ratio", most));
    }
}
