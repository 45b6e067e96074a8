package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Place;
import java.util.Optional;
import java.util.Set;

/** Where on the picture: "top left", "in the corner", "at the bottom". */
final class Places {
    static final Set<String> WORDS = Set.of("top", "bottom", "left", "right", "centre", "corner");

    private Places() {}

    static Optional<Place> take(Clause clause) {
        boolean top = clause.take("top");
        boolean bottom = clause.take("bottom");
        boolean left = clause.take("left");
        boolean right = clause.take("right");
        boolean centre = clause.take("centre");
        boolean corner = clause.take("corner");
        if (!(top || bottom || left || right || centre || corner)) {
            return Optional.empty();
        }
        double across = left ? 0 : right ? 1 : corner ? 1 : 0.5;
        double down = top ? 0 : bottom ? 1 : corner ? 1 : 0.5;
        return Optional.of(Place.at(across, down));
    }
}
