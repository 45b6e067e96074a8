package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Flip;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Rotate;
import app.pentimento.model.builtin.operation.Straighten;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Turns and mirror images. */
final class TurnReader implements Reader {
    private static final double FULL_TURN = 360;

    @Override
    public List<EditIntent> read(Clause clause) {
        if (clause.take("flip")) {
            clause.take("left", "right");
            boolean upright = clause.take("vertically", "upside-down", "top", "bottom");
            clause.take("horizontally", "sideways");
            return List.of(new EditIntent.Do(new Flip(!upright)));
        }
        if (clause.has("rotate") && (becomesALook(clause) || clause.has("storytelling", "comic-strip"))) {
            clause.take("rotate"); // "turn it into a watercolour" turns nothing
            return List.of();
        }
        if (clause.has("rotate", "straighten", "upside-down", "sideways", "clockwise", "anticlockwise")) {
            return List.of(turn(clause));
        }
        return List.of();
    }

    private static boolean becomesALook(Clause clause) {
        boolean howFar = clause.has(
                "left",
                "right",
                "clockwise",
                "anticlockwise",
                "upside-down",
                "sideways",
                "half",
                "quarter",
                "half-turn",
                "quarter-turn");
        return !howFar
                && clause.tokens().stream()
                        .noneMatch(token -> token.kind() == Kind.DEGREES || token.kind() == Kind.NUMBER)
                && clause.tokens().stream().anyMatch(LookReader::isLook);
    }

    private static EditIntent turn(Clause clause) {
        boolean straighten = clause.has("straighten");
        boolean rotate = clause.take("rotate");
        clause.take("straighten");
        boolean back = clause.take("left", "anticlockwise");
        boolean forth = clause.take("right", "clockwise");
        Optional<Token> figure = clause.takeKind(Kind.DEGREES, Kind.NUMBER);
        double degrees;
        if (figure.isPresent() && Math.abs(figure.get().value()) > FULL_TURN) {
            return new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("impossible.angle"));
        } else if (figure.isPresent()) {
            degrees = figure.get().value() % FULL_TURN;
        } else if (clause.take("upside-down", "half-turn", "half")) {
            degrees = 180;
        } else if (straighten && (!rotate || (!back && !forth))) {
            if (!back && !forth) {
                clause.take("horizontally", "vertically");
                return new EditIntent.Do(new Straighten());
            }
            degrees = 2
                    * Amount.of(clause.takeBetween(0, clause.size(), Amount.SCALES.keySet(), java.util.Set.of()))
                            .scale();
        } else {
            clause.take("sideways", "quarter-turn", "quarter");
            degrees = 90;
        }
        clause.take("sideways", "upside-down", "quarter-turn", "half-turn", "horizontally", "vertically");
        return new EditIntent.Do(new Rotate(back && !forth ? -degrees : degrees));
    }
}
