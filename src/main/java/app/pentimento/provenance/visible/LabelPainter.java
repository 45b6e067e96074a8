package app.pentimento.provenance.visible;

import app.pentimento.image.AiLabel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws the visible label: white words on a dark, slightly transparent plate, which can be read on anything. */
public final class LabelPainter {
    /** Dark enough that white words on it have a contrast of more than 7:1 over a white picture. */
    private static final Color PLATE = new Color(0, 0, 0, 178);

    private static final double ROUNDING = 0.25;

    private final Glyphs glyphs = Glyphs.load();

    /**
     * Draws the label into these pixels.
     *
     * @param pixels RGB or ARGB; changed in place
     * @param label what AI did; not {@link AiLabel#NONE}
     * @param corner where it stands
     */
    public VisibleLabel draw(BufferedImage pixels, AiLabel label, LabelLanguage language, Corner corner) {
        if (label == AiLabel.NONE) {
            throw new IllegalArgumentException("What AI did not touch gets no visible label");
        }
        LabelLayout layout =
                LabelLayout.fit(LabelWords.of(label, language), glyphs, pixels.getWidth(), pixels.getHeight());
        Corner place = corner == Corner.AUTO ? LabelPlacement.find(pixels, layout) : corner;
        int x = place.x(pixels.getWidth(), layout.width(), layout.margin());
        int y = place.y(pixels.getHeight(), layout.height(), layout.margin());
        double arc = ROUNDING * Math.min(layout.width(), layout.height());
        Graphics2D graphics = pixels.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.translate(x, y);
            graphics.setColor(PLATE);
            graphics.fill(new RoundRectangle2D.Double(0, 0, layout.width(), layout.height(), arc, arc));
            graphics.setColor(Color.WHITE);
            graphics.fill(layout.words());
        } finally {
            graphics.dispose();
        }
        return new VisibleLabel(layout.text(), x, y, layout.width(), layout.height());
    }
}
