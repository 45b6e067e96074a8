package app.pentimento.provenance.visible;

/** Where the visible label stands; the order is that of preference where corners are alike. */
public enum Corner {
    /** The calmest of the corners, chosen for each picture. */
    AUTO,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    TOP_RIGHT,
    TOP_LEFT;

    /** The left edge of a box in this corner. */
    int x(int pictureWidth, int boxWidth, int margin) {
        int room = pictureWidth - boxWidth;
        int gap = Math.min(margin, room / 2);
        return this == BOTTOM_LEFT || this == TOP_LEFT ? gap : room - gap;
    }

    /** The upper edge of a box in this corner. */
    int y(int pictureHeight, int boxHeight, int margin) {
        int room = pictureHeight - boxHeight;
        int gap = Math.min(margin, room / 2);
        return this == TOP_LEFT || this == TOP_RIGHT ? gap : room - gap;
    }
}
