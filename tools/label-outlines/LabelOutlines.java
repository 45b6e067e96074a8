import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the outlines of the visible label's characters, one a line: the character, its advance, and its outline as an
 * SVG path with the baseline at y = 0 and y downwards, in thousandths of an em. See the README beside this file.
 */
public final class LabelOutlines {
    private static final String CHARACTERS = "AI generated/AI edited生成编辑";
    private static final int UNITS = 1000;

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Font font = Font.createFont(Font.TRUETYPE_FONT, Path.of(arguments[0]).toFile())
                .deriveFont((float) UNITS);
        StringBuilder out = new StringBuilder();
        out.append("# Outlines of ").append(font.getFontName()).append(". Copyright 2014-2021 Adobe, SIL Open Font")
                .append(" License 1.1: see label-glyphs-OFL.txt. Made by tools/label-outlines.\n");
        CHARACTERS.codePoints().distinct().sorted().forEach(c -> out.append(line(font, c)));
        Files.writeString(Path.of(arguments[1]), out, StandardCharsets.UTF_8);
    }

    private static String line(Font font, int character) {
        FontRenderContext context = new FontRenderContext(new AffineTransform(), true, true);
        GlyphVector glyph = font.createGlyphVector(context, Character.toString(character));
        if (glyph.getGlyphCode(0) == font.getMissingGlyphCode()) {
            throw new IllegalArgumentException("The font lacks " + Character.toString(character));
        }
        String name = character == ' ' ? "space" : Character.toString(character);
        return name + " " + Math.round(glyph.getGlyphMetrics(0).getAdvance()) + " " + path(glyph.getOutline()) + "\n";
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
