package app.pentimento.image.vision;

import java.awt.image.BufferedImage;

/** Tells people from what is behind them, by MediaPipe's selfie segmentation. */
final class PeopleFinder {
    private static final int SIDE = 256;

    private PeopleFinder() {}

    private static final class Loaded {
        static final Network NETWORK = Network.named("selfie_segmentation");
    }

    /** How sure it is that there is a person, {@value #SIDE} values along the picture's longer side. */
    static SubjectMap find(BufferedImage image) {
        float[] square = Loaded.NETWORK.run(Sample.square(image, Sample.Part.whole(image), SIDE, 0))[0].values();
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
