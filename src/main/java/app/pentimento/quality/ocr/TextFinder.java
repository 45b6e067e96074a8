package app.pentimento.quality.ocr;

import app.pentimento.image.AreaScaler;
import app.pentimento.onnx.OnnxNetwork;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.onnx.Values;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/** Finds the lines of text on a picture. It looks at a copy of modest size, whatever the picture's. */
final class TextFinder implements AutoCloseable {
    private static final String NETWORK = "models/ch_PP-OCRv4_det_infer.onnx";
    /** The network halves the picture five times. */
    private static final int STEP = 32;

    private static final float[] MEANS = {0.485f, 0.456f, 0.406f};
    private static final float[] SPREADS = {0.229f, 0.224f, 0.225f};

    private final OnnxNetwork network = new OnnxNetwork(NETWORK);

    /** The lines in reading order, in pixels of the picture. */
    List<TextBox> find(BufferedImage picture, Look look) throws OnnxUnavailable {
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        double scale = (double) look.side(longer) / longer;
        int width = side(picture.getWidth() * scale);
        int height = side(picture.getHeight() * scale);
        BufferedImage copy = sized(picture, width, height);
        Values.Floats map = network.run(
                Map.of("x", new Values.Floats(Planes.of(copy, MEANS, SPREADS, width), 1, Planes.COUNT, height, width)));
        double across = (double) picture.getWidth() / width;
        double down = (double) picture.getHeight() / height;
        List<TextBox> boxes = new TextMap(map.values(), width, height)
                .boxes().stream().map(box -> box.scaled(across, down)).toList();
        return TextBox.inReadingOrder(boxes);
    }

    private static int side(double length) {
        return Math.max(1, (int) Math.round(length / STEP)) * STEP;
    }

    private static BufferedImage sized(BufferedImage picture, int width, int height) {
        if (width <= picture.getWidth() && height <= picture.getHeight()) {
            return AreaScaler.scale(picture, width, height);
        }
        BufferedImage sized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sized.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return sized;
    }

    @Override
    public void close() {
        network.close();
    }
}
