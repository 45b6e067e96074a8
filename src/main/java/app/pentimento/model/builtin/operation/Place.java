package app.pentimento.model.builtin.operation;

import java.util.Locale;

/** Where something stands on a picture. */
public enum Place {
    TOP_LEFT(0, 0),
    TOP(0.5, 0),
    TOP_RIGHT(1, 0),
    LEFT(0, 0.5),
    CENTRE(0.5, 0.5),
    RIGHT(1, 0.5),
    BOTTOM_LEFT(0, 1),
    BOTTOM(0.5, 1),
    BOTTOM_RIGHT(1, 1),
    /** At the bottom, or elsewhere where it would hide a face there. */
    FREE(0.5, 1);

    private final double across;
    private final double down;

    Place(double across, double down) {
        this.across = across;
        this.down = down;
    }

    /** From the left, 0, to the right, 1. */
    public double across() {
        return across;
    }

    /** From the top, 0, to the bottom, 1. */
    public double down() {
        return down;
    }

    /** The place with these coordinates, each 0, 0.5 or 1. */
    public static Place at(double across, double down) {
        for (Place place : values()) {
            if (place.across == across && place.down == down) {
                return place;
            }
        }
        return CENTRE;
    }

    /** Its key in the bundle. */
    public String key() {
        return "place." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
