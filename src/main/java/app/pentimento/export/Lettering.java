package app.pentimento.export;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Draws words with the outlines of a font that ships with the application, so that they look the same on a machine
 * without fonts.
 */
final class Lettering {
    private final TrueTypeFont font;
    private final CmapLookup characters;

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
    }

    /** The font of this file below {@code fonts/}. */
    static Lettering load(String file) {
        try (InputStream in = Fonts.open(file)) {
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read", e);
        }
    }

    /** How wide a line is at this size, in pixels. */
    synchronized double width(String line, double size) {
        try {
            double units = 0;
            for (int character : line.codePoints().toArray()) {
                units += font.getAdvanceWidth(characters.getGlyphId(character));
            }
            return units * size / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Draws a line with the graphics' colour, its baseline starting here. */
    synchronized void draw(Graphics2D graphics, String line, double x, double baseline, double size) {
        try {
            double scale = size / font.getUnitsPerEm();
            double at = x;
            for (int character : line.codePoints().toArray()) {
                int glyph = characters.getGlyphId(character);
                GlyphData data = font.getGlyph().getGlyph(glyph);
                if (data != null) {
                    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, baseline);
                    graphics.fill(place.createTransformedShape(data.getPath()));
                }
                at += font.getAdvanceWidth(glyph) * scale;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
