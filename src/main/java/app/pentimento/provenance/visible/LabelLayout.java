package app.pentimento.provenance.visible;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A label set at its size: the outline of its words and the plate behind them, with the plate's top left at 0, 0.
 *
 * <p>GB 45438-2025 asks that the text be at least 5% of the picture's shorter side high. Here the lowest character's ink
 * is, which is stricter than measuring the type size. Nothing is ever set smaller than that to make it fit: the words
 * go on two lines, or the shorter words are used. Only where a picture is too small for any of that (a short side below
 * about 30 pixels) are the shortest words set as large as the picture has room.
 */
record LabelLayout(String text, Path2D words, int width, int height, int margin) {
    private static final double SMALLEST_INK = 0.05;
    /** Below this many pixels strokes run together, so small pictures get more than 5% where they have the room. */
    private static final double LEGIBLE_INK = 8;
    /** A label of one line may take this much of the width; beyond, two lines look better. */
    private static final double WIDEST_LINE = 0.5;

    private static final double PADDING = 0.35;
    private static final double MARGIN = 0.4;
    private static final double LEADING = 0.45;

    static LabelLayout fit(List<LabelWords> ways, Glyphs glyphs, int width, int height) {
        int shortSide = Math.min(width, height);
        // One pixel more than asked: anti-aliasing leaves the edge rows faint.
        double required = Math.ceil(SMALLEST_INK * shortSide) + 1;
        for (double ink : new double[] {Math.max(required, LEGIBLE_INK), required}) {
            for (LabelWords way : ways) {
                LabelLayout layout = set(way, glyphs, ink);
                boolean last = way.equals(ways.getLast());
                boolean narrow = last || way.lines().size() > 1 || layout.width <= WIDEST_LINE * width;
                if (narrow && layout.fits(width, height)) {
                    return layout;
                }
            }
        }
        return asLargeAsFits(ways.getLast(), glyphs, width, height);
    }

    private static LabelLayout asLargeAsFits(LabelWords words, Glyphs glyphs, int width, int height) {
        LabelLayout unit = set(words, glyphs, 100);
        double scale = Math.min((double) width / unit.width, (double) height / unit.height);
        Path2D outline = new Path2D.Double(unit.words, AffineTransform.getScaleInstance(scale, scale));
        return new LabelLayout(
                words.text(),
                outline,
                Math.clamp(Math.round(unit.width * scale), 1, width),
                Math.clamp(Math.round(unit.height * scale), 1, height),
                0);
    }

    private static LabelLayout set(LabelWords words, Glyphs glyphs, double ink) {
        double padding = Math.max(1, PADDING * ink);
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double right = 0;
        double y = padding;
        for (String line : words.lines()) {
            double em = ink / glyphs.smallestInk(line);
            Path2D shape = glyphs.line(line);
            shape.transform(AffineTransform.getScaleInstance(em, em));
            Rectangle2D bounds = shape.getBounds2D();
            outline.append(
                    shape.getPathIterator(
                            AffineTransform.getTranslateInstance(padding - bounds.getX(), y - bounds.getY())),
                    false);
            right = Math.max(right, padding + bounds.getWidth());
            y += bounds.getHeight() + LEADING * ink;
        }
        double bottom = y - LEADING * ink;
        return new LabelLayout(
                words.text(), outline, (int) Math.ceil(right + padding), (int) Math.ceil(bottom + padding), (int)
                        Math.round(MARGIN * ink));
    }

    private boolean fits(int pictureWidth, int pictureHeight) {
        return width <= pictureWidth && height <= pictureHeight;
    }
}
