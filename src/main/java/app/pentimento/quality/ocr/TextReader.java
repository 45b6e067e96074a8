package app.pentimento.quality.ocr;

import app.pentimento.onnx.OnnxUnavailable;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text on pictures. Its networks take native memory from the first picture on, until it is closed; it can be
 * used again afterwards.
 */
public final class TextReader implements AutoCloseable {
    private static final double SURE = 0.5;
    /** More lines than these are no caption: a page of a book is not read to its end. */
    private static final int MOST_LINES = 100;

    private final TextFinder finder = new TextFinder();
    private final LineReader reader = new LineReader();

    /**
     * The lines of text on a picture, in reading order.
     *
     * @param look how close to look: large letters are found from afar, small ones from close by
     * @param picture {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}; what is transparent counts as white
     * @throws OnnxUnavailable where this machine cannot run networks
     */
    public List<ReadLine> read(BufferedImage picture, Look look) throws OnnxUnavailable {
        BufferedImage opaque = picture.getColorModel().hasAlpha() ? onWhite(picture) : picture;
        List<ReadLine> lines = new ArrayList<>();
        for (TextBox box : finder.find(opaque, look)) {
            ReadLine line = reader.read(opaque, box);
            if (!line.text().isEmpty() && line.sure() >= SURE) {
                lines.add(line);
            }
            if (lines.size() == MOST_LINES) {
                break;
            }
        }
        return lines;
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = opaque.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return opaque;
    }

    @Override
    public void close() {
        finder.close();
        reader.close();
    }
}
