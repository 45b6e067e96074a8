package app.pentimento.model.builtin.operation;

/**
 * A mask that a person brushed over a picture's subject, or over what is behind it.
 *
 * @param mask as in an edit stack
 * @param side what was brushed
 */
public record UserMask(String mask, int width, int height, Side side) {
    /** A background runs along most of a picture's edges; a subject seldom does. */
    private static final double ALONG_THE_EDGES = 0.5;

    /** A mask picture, white where the person brushed. It is taken as the subject, unless it runs along the edges. */
    public static UserMask of(Pixels mask) {
        byte[] plane = MaskBytes.of(mask);
        boolean background = alongTheEdges(plane, mask.width(), mask.height()) > ALONG_THE_EDGES;
        return new UserMask(
                MaskBytes.write(plane), mask.width(), mask.height(), background ? Side.BACKGROUND : Side.SUBJECT);
    }

    private static double alongTheEdges(byte[] plane, int width, int height) {
        int brushed = 0;
        for (int x = 0; x < width; x++) {
            brushed += (plane[x] & 0x80) >> 7;
            brushed += (plane[(height - 1) * width + x] & 0x80) >> 7;
        }
        for (int y = 0; y < height; y++) {
            brushed += (plane[y * width] & 0x80) >> 7;
            brushed += (plane[y * width + width - 1] & 0x80) >> 7;
        }
        return brushed / (2.0 * (width + height));
    }

    /** How much each pixel of a picture belongs to the subject, from 0 to 1. */
    Plane subject(Pixels pixels) throws InterruptedException {
        byte[] plane = MaskBytes.read(mask, width * height);
        Plane subject = Plane.blank(pixels.width(), pixels.height());
        Bands.each(pixels.height(), 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                int row = (int) ((long) y * height / pixels.height()) * width;
                for (int x = 0; x < pixels.width(); x++) {
                    float share = (plane[row + (int) ((long) x * width / pixels.width())] & 0xFF) / 255f;
                    subject.values()[y * pixels.width() + x] = side == Side.SUBJECT ? share : 1 - share;
                }
            }
        });
        return subject;
    }

    /** How the mask was taken. */
    public LocalizedMessage message() {
        return LocalizedMessage.of(side == Side.SUBJECT ? "brushed.subject" : "brushed.background");
    }
}
