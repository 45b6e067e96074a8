package app.pentimento.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** Pages of A4 that fill from top to bottom with words and pictures. All lengths are in points. */
final class PdfPages implements AutoCloseable {
    private static final float MARGIN = 54;
    private static final float LEADING = 1.42f;
    private static final float HIGHEST = 430;
    /** A pixel of a small picture is at most so large. */
    private static final float COARSEST = 1.5f;

    private static final String UNKNOWN = "□";

    private final PDDocument document;
    private final PDType0Font plain;
    private final PDType0Font bold;
    private final Map<Integer, Boolean> known = new HashMap<>();
    private final float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private @Nullable PDPageContentStream out;
    private float y;

    PdfPages(PDDocument document) throws IOException {
        this.document = document;
        this.plain = load(Fonts.PLAIN);
        this.bold = load(Fonts.BOLD);
    }

    /** How words look. */
    enum Style {
        TITLE(22, true, 0.1f),
        REQUEST(12, true, 0.1f),
        TEXT(11, false, 0.13f),
        SMALL(9, false, 0.38f);

        private final float size;
        private final boolean strong;
        private final float grey;

        Style(float size, boolean strong, float grey) {
            this.size = size;
            this.strong = strong;
            this.grey = grey;
        }
    }

    /** Writes words, on as many lines and pages as they need. */
    void text(String text, Style style) throws IOException {
        PDType0Font font = style.strong ? bold : plain;
        for (String line : Lines.of(printable(text), width, part -> width(font, part, style.size))) {
            float height = style.size * LEADING;
            PDPageContentStream page = room(height);
            y -= height;
            page.beginText();
            page.setFont(font, style.size);
            page.setNonStrokingColor(style.grey);
            page.newLineAtOffset(MARGIN, y + style.size * 0.3f);
            page.showText(line);
            page.endText();
        }
    }

    /** Leaves so much empty; nothing at the top of a page. */
    void gap(float height) {
        y -= height;
    }

    /** A thin line across the page. */
    void rule() throws IOException {
        PDPageContentStream page = room(12);
        y -= 12;
        page.setStrokingColor(0.82f);
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y + 6);
        page.lineTo(MARGIN + width, y + 6);
        page.stroke();
    }

    /**
     * Places a picture.
     *
     * @param jpeg as it goes into the document, byte for byte
     * @param widest how wide it is at most
     * @param below how much has to follow it on the same page
     */
    void picture(byte[] jpeg, float widest, float below) throws IOException {
        PDImageXObject image = JPEGFactory.createFromStream(document, new ByteArrayInputStream(jpeg));
        float most = PDRectangle.A4.getHeight() - 2 * MARGIN - below;
        float scale = Math.min(Math.min(widest, width) / image.getWidth(), Math.min(most, HIGHEST) / image.getHeight());
        scale = Math.min(scale, COARSEST);
        float height = image.getHeight() * scale;
        PDPageContentStream page = room(height + below);
        y -= height;
        page.drawImage(image, MARGIN, y, image.getWidth() * scale, height);
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    /** The page with so much room left, a new one where need be. */
    private PDPageContentStream room(float height) throws IOException {
        if (out == null || y - height < MARGIN) {
            close();
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            out = new PDPageContentStream(document, page);
            y = PDRectangle.A4.getHeight() - MARGIN;
        }
        return out;
    }

    /** The text with a box for each character that the font has not, such as an emoji. */
    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.replace("\t", "    ").codePoints().forEach(character -> {
            if (character == '\n' || known.computeIfAbsent(character, this::isKnown)) {
                printable.appendCodePoint(character);
            } else if (!Character.isISOControl(character) && Character.getType(character) != Character.FORMAT) {
                printable.append(UNKNOWN);
            }
        });
        return printable.toString();
    }

    private boolean isKnown(int character) {
        try {
            return plain.encode(Character.toString(character)).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static double width(PDType0Font font, String text, float size) {
        try {
            return font.getStringWidth(text) / 1000.0 * size;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private PDType0Font load(String file) throws IOException {
        try (InputStream in = Fonts.open(file)) {
            return PDType0Font.load(document, in, true);
        }
    }
}
