package app.pentimento.provenance.visible;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.FaceFinder;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Finds the corner where a label hides least: few edges and no face. What has the colour of skin is a rule of thumb for
 * faces (the chroma range that people of all complexions share); where it decides, a face detector is asked, and the
 * rule holds only where that finds none, or cannot run on this machine.
 */
final class LabelPlacement {
    private static final int SAMPLES = 64;
    /** How much a corner full of skin counts, beside a mean step between neighbouring samples of up to 255. */
    private static final double SKIN = 60;
    /** How much a corner full of a face counts: more than any texture. */
    private static final double FACE = 500;
    /** Another corner is chosen over the preferred one only where it is clearly calmer. */
    private static final double CLEARLY = 0.75;

    private static final double ALIKE = 2;

    private LabelPlacement() {}

    static Corner find(BufferedImage picture, LabelLayout layout) {
        Corner plain = calmest(corner -> busyness(picture, layout, corner, 0));
        Corner bySkin = calmest(corner -> busyness(picture, layout, corner, SKIN));
        if (plain == bySkin) {
            return plain;
        }
        List<Face> faces = FaceFinder.glance(picture);
        return faces.isEmpty()
                ? bySkin
                : calmest(corner ->
                        busyness(picture, layout, corner, 0) + FACE * faceShare(picture, layout, corner, faces));
    }

    /** How much of a label in a corner would hide faces. */
    private static double faceShare(BufferedImage picture, LabelLayout layout, Corner corner, List<Face> faces) {
        Rectangle2D label = new Rectangle2D.Double(
                corner.x(picture.getWidth(), layout.width(), layout.margin()),
                corner.y(picture.getHeight(), layout.height(), layout.margin()),
                layout.width(),
                layout.height());
        double hidden = 0;
        for (Face face : faces) {
            Rectangle2D both = label.createIntersection(new Rectangle2D.Double(
                    face.left() * picture.getWidth(),
                    face.top() * picture.getHeight(),
                    face.width() * picture.getWidth(),
                    face.height() * picture.getHeight()));
            hidden += Math.max(0, both.getWidth()) * Math.max(0, both.getHeight());
        }
        return hidden / (label.getWidth() * label.getHeight());
    }

    private static Corner calmest(ToDoubleFunction<Corner> busyness) {
        Corner best = Corner.BOTTOM_RIGHT;
        double least = busyness.applyAsDouble(best);
        for (Corner corner : new Corner[] {Corner.BOTTOM_LEFT, Corner.TOP_RIGHT, Corner.TOP_LEFT}) {
            double here = busyness.applyAsDouble(corner);
            if (here < CLEARLY * least - ALIKE) {
                best = corner;
                least = here;
            }
        }
        return best;
    }

    private static double busyness(BufferedImage picture, LabelLayout layout, Corner corner, double perSkin) {
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
        return (steps + perSkin * skin) / (across * down);
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
