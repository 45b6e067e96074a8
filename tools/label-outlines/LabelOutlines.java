import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the outlines of the visible label's characters, one a line: the character, its advance, and its outline as an
 * SVG path with the baseline at y = 0 and y downwards, in thousandths of an em. The Chinese characters are made as high
 * as the capitals, so that no character is higher than the rule for the lowest one asks. See the README beside this file.
 */
public final class LabelOutlines {
    private static final String LATIN = "AI GENERATED/AI EDITED";
    private static final String CHINESE = "生成编辑";
    private static final float UNITS = 1000;

    /** The file of the condensed Latin font, that of the Chinese font, and the file to write. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Font latin = font(arguments[0]);
        Font chinese = font(arguments[1]);
        double capital = glyph(latin, 'I').getOutline().getBounds2D().getHeight();
        double lowest = CHINESE.chars().mapToDouble(c -> bounds(chinese, c).getHeight()).min().orElseThrow();
        double middle = CHINESE.chars().mapToDouble(c -> bounds(chinese, c).getCenterY()).average().orElseThrow();
        double scale = capital / lowest;
        AffineTransform asHigh = AffineTransform.getTranslateInstance(0, -capital / 2 - scale * middle);
        asHigh.scale(scale, scale);
        StringBuilder out = new StringBuilder();
        out.append("# Outlines of %s (Copyright 2017 The Barlow Project Authors) and %s (Copyright 2014-2021 Adobe), "
                .formatted(latin.getFontName(), chinese.getFontName()));
        out.append("SIL Open Font License 1.1: see label-glyphs-OFL.txt. Made by tools/label-outlines.\n");
        LATIN.chars().distinct().sorted().forEach(c -> out.append(line(latin, c, new AffineTransform())));
        CHINESE.chars().distinct().sorted().forEach(c -> out.append(line(chinese, c, asHigh)));
        Files.writeString(Path.of(arguments[2]), out, StandardCharsets.UTF_8);
    }

    private static Font font(String file) throws Exception {
        return Font.createFont(Font.TRUETYPE_FONT, Path.of(file).toFile()).deriveFont(UNITS);
    }

    private static Rectangle2D bounds(Font font, int character) {
        return glyph(font, character).getOutline().getBounds2D();
    }

    private static GlyphVector glyph(Font font, int character) {
        FontRenderContext context = new FontRenderContext(new AffineTransform(), true, true);
        GlyphVector glyph = font.createGlyphVector(context, Character.toString(character));
        if (glyph.getGlyphCode(0) == font.getMissingGlyphCode()) {
            throw new IllegalArgumentException("The font lacks " + Character.toString(character));
        }
        return glyph;
    }

    private static String line(Font font, int character, AffineTransform transform) {
        GlyphVector glyph = glyph(font, character);
        String name = character == ' ' ? "space" : Character.toString(character);
        long advance = Math.round(glyph.getGlyphMetrics(0).getAdvance() * transform.getScaleX());
        return name + " " + advance + " " + path(transform.createTransformedShape(glyph.getOutline())) + "\n";
    }

    private static String path(java.awt.Shape outline) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> append(path, 'M', at, 1);
                case PathIterator.SEG_LINETO -> append(path, 'L', at, 1);
                case PathIterator.SEG_QUADTO -> append(path, 'Q', at, 2);
                case PathIterator.SEG_CUBICTO -> append(path, 'C', at, 3);
                default -> path.append('Z');
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, char command, double[] at, int points) {
        path.append(command);
        for (int i = 0; i < 2 * points; i++) {
            path.append(i == 0 ? "" : ",").append(Math.round(at[i]));
        }
    }
}
