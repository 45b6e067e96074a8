package app.pentimento.model.builtin.operation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Draws letters with their outline and their shadow. */
final class Letters {
    /** The width of an outline, half of which the letter covers, as a share of the letters' height. */
    static final double OUTLINE = 0.14;

    private Letters() {}

    /**
     * Draws them.
     *
     * @param look what was asked for
     * @param ink the colour of the letters
     * @param around the colour of what sets them off, where none was asked for
     * @param height of the capitals
     * @param soft how far the shadow reaches, as that of letters of this height does
     */
    static void draw(Pixels pixels, Shape letters, Lettering look, int ink, int around, double height, double soft)
            throws InterruptedException {
        if (look.shadowed()) {
            int shade = look.shadow() == null ? around : look.shadow().colour(around);
            new Glow(letters, shade, soft).apply(pixels);
        }
        Graphics2D g = pixels.image().createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (look.outline() != null && look.outlined()) {
            g.setColor(new Color(look.outline().colour(around)));
            g.fill(letters);
            g.setStroke(stroke(height));
            g.draw(letters);
        }
        g.setColor(new Color(ink));
        g.fill(letters);
        g.dispose();
    }

    static BasicStroke stroke(double height) {
        return new BasicStroke((float) (height * OUTLINE), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** White on all but light ground: with its shadow it reads well there. */
    static int readable(Pixels pixels, Rectangle2D box) {
        int x0 = Math.clamp((int) box.getMinX(), 0, pixels.width() - 1);
        int x1 = Math.clamp((int) box.getMaxX(), x0 + 1, pixels.width());
        int y0 = Math.clamp((int) box.getMinY(), 0, pixels.height() - 1);
        int y1 = Math.clamp((int) box.getMaxY(), y0 + 1, pixels.height());
        double sum = 0;
        int step = Math.max(1, (x1 - x0) / 200);
        long count = 0;
        for (int y = y0; y < y1; y += step) {
            for (int x = x0; x < x1; x += step) {
                sum += Colours.luma(pixels.argb()[y * pixels.width() + x]);
                count++;
            }
        }
        return sum / count > 170 ? 0x111111 : 0xFFFFFF;
    }
}
