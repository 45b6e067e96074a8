package app.pentimento.provenance.visible;

import java.awt.image.BufferedImage;

/**
 * Finds the corner where a label hides least: few edges and little that has the colour of skin. The latter is a rule of
 * thumb for faces (the chroma range that people of all complexions share), not a face detector.
 */
final class CalmCorner {
    private static final int SAMPLES = 64;
    /** How much a corner full of skin counts, beside a mean step between neighbouring samples of up to 255. */
    private static final double SKIN = 60;
    /** Another corner is chosen over the preferred one only where it is clearly calmer. */
    private static final double CLEARLY = 0.75;

    private static final double ALIKE = 2;

    private CalmCorner() {}

    static Corner find(BufferedImage picture, LabelLayout layout) {
        Corner best = Corner.BOTTOM_RIGHT;
        double least = busyness(picture, layout, best);
        for (Corner corner : new Corner[] {Corner.BOTTOM_LEFT, Corner.TOP_RIGHT, Corner.TOP_LEFT}) {
            double busyness = busyness(picture, layout, corner);
            if (busyness < CLEARLY * least - ALIKE) {
                best = corner;
                least = busyness;
            }
        }
        return best;
    }

    private static double busyness(BufferedImage picture, LabelLayout layout, Corner corner) {
        int left = corner.x(picture.getWidth(), layout.width(), layout.margin());
        int top = corner.y(picture.getHeight(), layout.height(), layout.margin());
        int across = Math.min(SAMPLES, layout.width());
        int down = Math.min(SAMPLES, layout.height());
        double steps = 0;
        int skin = 0;
        int[] above = new int[across];
        for (int j = 0; j < down; j++) {
            int before = 0;
            for (int i = 0; i < across; i++) {
                int rgb = picture.getRGB(left + i * layout.width() / across, top + j * layout.height() / down);
                int light = light(rgb);
                steps += i == 0 ? 0 : Math.abs(light - before);
                steps += j == 0 ? 0 : Math.abs(light - above[i]);
                skin += isSkin(rgb) ? 1 : 0;
                before = light;
                above[i] = light;
            }
        }
        return (steps + SKIN * skin) / (across * down);
    }

    private static int light(int rgb) {
        return (299 * red(rgb) + 587 * green(rgb) + 114 * blue(rgb)) / 1000;
    }

    private static boolean isSkin(int rgb) {
        double cb = 128 - 0.169 * red(rgb) - 0.331 * green(rgb) + 0.5 * blue(rgb);
        double cr = 128 + 0.5 * red(rgb) - 0.419 * green(rgb) - 0.081 * blue(rgb);
        return cb >= 77 && cb <= 127 && cr >= 137 && cr <= 173;
    }

    private static int red(int rgb) {
        return (rgb >> 16) & 255;
    }

    private static int green(int rgb) {
        return (rgb >> 8) & 255;
    }

    private static int blue(int rgb) {
        return rgb & 255;
    }
}
