package app.pentimento.image.vision;

import app.pentimento.onnx.OnnxNetwork;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.onnx.Values;
import java.awt.image.BufferedImage;
import java.util.Map;

/** Tells people from what is behind them, by MediaPipe's selfie segmentation. */
final class PeopleFinder {
    private static final int SIDE = 256;

    private static final OnnxNetwork NETWORK = new OnnxNetwork("vision/selfie_segmentation.onnx");

    private PeopleFinder() {}

    /**
     * How sure it is that there is a person, {@value #SIDE} values along the picture's longer side.
     *
     * @throws OnnxUnavailable where this machine cannot run networks
     */
    static SubjectMap find(BufferedImage image) throws OnnxUnavailable {
        Values.Floats input = Sample.square(image, Sample.Part.whole(image), SIDE, 0);
        float[] square = NETWORK.run(Map.of("input_1", input)).values();
        double scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
        int width = Math.clamp(Math.round(image.getWidth() * scale), 1, SIDE);
        int height = Math.clamp(Math.round(image.getHeight() * scale), 1, SIDE);
        int left = (SIDE - width) / 2;
        int top = (SIDE - height) / 2;
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(square, (y + top) * SIDE + left, values, y * width, width);
        }
        return new SubjectMap(values, width, height);
    }
}
