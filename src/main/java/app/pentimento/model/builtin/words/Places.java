package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where on the picture: "top left", "in the corner", "at the bottom". */
final class Places {
    static final Set<String> WORDS = Set.of(
            "top",
            "bottom",
            "left",
            "right",
            "centre",
            "corner",
            "top-left",
            "top-right",
            "bottom-left",
            "bottom-right");

    private Places() {}

    static Optional<Place> take(Clause clause) {
        for (Place corner : List.of(Place.TOP_LEFT, Place.TOP_RIGHT, Place.BOTTOM_LEFT, Place.BOTTOM_RIGHT)) {
            if (clause.take(corner.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return Optional.of(corner);
            }
        }
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
