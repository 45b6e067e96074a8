package app.pentimento.image.vision;

/**
 * A face in a picture, from the chin to the brow and from ear to ear.
 *
 * @param left of the picture's width, from 0 to 1, as are all measures across
 * @param top of the picture's height, from 0 to 1, as are all measures down
 * @param score how sure the network is, from 0 to 1
 */
public record Face(double left, double top, double width, double height, double score) {
    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    /** The same with so much more on each side, of its own width and height. */
    public Face grown(double share) {
        return new Face(
                left - width * share, top - height * share, width * (1 + 2 * share), height * (1 + 2 * share), score);
    }

    /**
     * How much a place is within the oval that fills a face's box, from 0 to 1; the rim is soft.
     *
     * @param across from -1, the box's left side, to 1, its right side
     * @param down from -1, its top, to 1, its bottom
     */
    public static double oval(double across, double down) {
        return Math.clamp((1.08 - Math.hypot(across, down)) * 8, 0, 1);
    }

    /** How much of both together is in both, from 0 to 1. */
    double overlap(Face other) {
        double across = Math.min(right(), other.right()) - Math.max(left, other.left);
        double down = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
        double both = Math.max(0, across) * Math.max(0, down);
        return both / (width * height + other.width * other.height - both);
    }
}
