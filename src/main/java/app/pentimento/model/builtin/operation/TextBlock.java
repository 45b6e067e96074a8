package app.pentimento.model.builtin.operation;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words laid out in lines, wrapped and, where they still do not fit, made smaller. */
final class TextBlock {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    /** What stays free on each side, as a share of the shorter side. */
    private static final double MARGIN = 0.045;

    private static final double LEADING = 1.16;

    private final List<TextLayout> lines;
    private final double letterHeight;
    private final double width;

    private TextBlock(List<TextLayout> lines, double letterHeight) {
        this.lines = lines;
        this.letterHeight = letterHeight;
        this.width = lines.stream()
                .mapToDouble(line -> line.getBounds().getWidth())
                .max()
                .orElse(0);
    }

    /** Words at this letter height, or the largest below it that fits into the picture. */
    static TextBlock fit(String text, Face face, double letterHeight, int pictureWidth, int pictureHeight) {
        double margin = MARGIN * Math.min(pictureWidth, pictureHeight);
        double room = pictureWidth - 2 * margin;
        double height = Math.max(6, letterHeight);
        // A few words look better a little smaller in one line than broken with one of them left over.
        for (double smaller = height; smaller > height * 0.62 && text.length() <= 28; smaller *= 0.96) {
            TextBlock line = new TextBlock(lines(text, face, smaller, Double.MAX_VALUE), smaller);
            if (line.width <= room && line.height() <= pictureHeight - 2 * margin) {
                return line;
            }
        }
        while (true) {
            TextBlock block = new TextBlock(lines(text, face, height, room), height);
            if (height <= 6 || (block.width <= room && block.height() <= pictureHeight - 2 * margin)) {
                return block;
            }
            height = Math.max(6, height * 0.93);
        }
    }

    private static List<TextLayout> lines(String text, Face face, double height, double room) {
        Font base = Typefaces.of(face, text);
        // Sizes are those of capital letters, whatever the font's own idea of size.
        double capitals =
                new TextLayout("H", base.deriveFont(100f), CONTEXT).getBounds().getHeight();
        Font font = base.deriveFont((float) (height * 100 / capitals))
                .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
        List<TextLayout> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrap(paragraph.isBlank() ? " " : paragraph.strip(), font, room, lines);
        }
        return lines;
    }

    private static void wrap(String paragraph, Font font, double room, List<TextLayout> lines) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(paragraph);
        int start = 0;
        int end = breaks.next();
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (layout(paragraph.substring(start, next), font).getBounds().getWidth() > room) {
                lines.add(layout(paragraph.substring(start, end), font));
                start = end;
            }
            end = next;
        }
        lines.add(layout(paragraph.substring(start), font));
    }

    private static TextLayout layout(String line, Font font) {
        String words = line.stripTrailing();
        return new TextLayout(words.isEmpty() ? " " : words, font, CONTEXT);
    }

    double letterHeight() {
        return letterHeight;
    }

    private double lineHeight() {
        return letterHeight * 1.35 * LEADING;
    }

    /** From the top of the first line's capitals to the last baseline. */
    private double height() {
        return letterHeight + (lines.size() - 1) * lineHeight();
    }

    /** Where the block stands in a picture, from the top of the capitals to the last baseline. */
    Rectangle2D placed(Place place, int pictureWidth, int pictureHeight) {
        double margin = MARGIN * Math.min(pictureWidth, pictureHeight);
        double x = margin + (pictureWidth - 2 * margin - width) * place.across();
        double y = margin + (pictureHeight - 2 * margin - height()) * place.down();
        return new Rectangle2D.Double(x, y, width, height());
    }

    /** The letters, with the block's top left corner at the origin and its lines from the left, 0, to the right, 1. */
    Shape outline(double across) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double baseline = letterHeight;
        for (TextLayout line : lines) {
            Rectangle2D bounds = line.getBounds();
            double x = (width - bounds.getWidth()) * across - bounds.getX();
            outline.append(line.getOutline(AffineTransform.getTranslateInstance(x, baseline)), false);
            baseline += lineHeight();
        }
        return outline;
    }
}
