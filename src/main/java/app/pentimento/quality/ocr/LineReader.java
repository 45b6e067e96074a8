package app.pentimento.quality.ocr;

import app.pentimento.image.AreaScaler;
import app.pentimento.onnx.OnnxNetwork;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.onnx.Values;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Map;

/** Reads one line of text at a time. */
final class LineReader implements AutoCloseable {
    private static final String NETWORK = "models/ch_PP-OCRv4_rec_infer.onnx";
    private static final int HEIGHT = 48;
    /** The network was trained with lines that are filled up to this width. */
    private static final int LEAST_WIDTH = 320;
    /** A longer line is squeezed, so that memory is bounded. */
    private static final int MOST_WIDTH = 2400;
    /** How much finer than the network sees a line it is cut out at most. */
    private static final int FINEST = 16;
    /** A box so much higher than wide holds a line that runs downwards. */
    private static final double UPRIGHT = 1.5;

    private static final float[] HALF = Planes.all(0.5f);

    private final OnnxNetwork network = new OnnxNetwork(NETWORK);

    ReadLine read(BufferedImage picture, TextBox box) throws OnnxUnavailable {
        BufferedImage line = cut(picture, box);
        int width = Math.max(LEAST_WIDTH, line.getWidth());
        Values.Floats steps = network.run(
                Map.of("x", new Values.Floats(Planes.of(line, HALF, HALF, width), 1, Planes.COUNT, HEIGHT, width)));
        return Letters.read(steps);
    }

    /** The line, level, as high as the network takes it. */
    private static BufferedImage cut(BufferedImage picture, TextBox box) {
        boolean upright = box.height() > UPRIGHT * box.width();
        double length = upright ? box.height() : box.width();
        double across = upright ? box.width() : box.height();
        double scale = HEIGHT / across;
        int width = Math.clamp((long) Math.ceil(length * scale), HEIGHT / 2, MOST_WIDTH);
        int finer = Math.clamp((long) Math.ceil(across / HEIGHT), 1, FINEST); // large letters would be cut to stripes
        BufferedImage line = new BufferedImage(width * finer, HEIGHT * finer, BufferedImage.TYPE_INT_RGB);
        AffineTransform place = new AffineTransform();
        place.translate(line.getWidth() / 2.0, line.getHeight() / 2.0);
        place.scale(line.getWidth() / length, scale * finer);
        place.rotate(-box.angle() - (upright ? Math.PI / 2 : 0));
        place.translate(-box.x(), -box.y());
        Graphics2D pen = line.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, place, null);
        pen.dispose();
        return AreaScaler.scale(line, width, HEIGHT);
    }

    @Override
    public void close() {
        network.close();
    }
}
