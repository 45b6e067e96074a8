package app.pentimento.model.builtin.operation;

import java.util.Set;

/**
 * An operation in a part of the picture only. Where the mask is black every pixel stays as it is, bit for bit; greys
 * blend.
 *
 * @param operation what is done there; it must keep the picture's size
 * @param mask a byte per pixel, row by row, deflated, as Base64
 */
public record Masked(Operation operation, String mask, int width, int height) implements Operation {
    private static final Set<Class<? extends Operation>> WHOLE = Set.of(
            Crop.class,
            Trim.class,
            Rotate.class,
            Flip.class,
            Resize.class,
            Border.class,
            InstantFrame.class,
            Extend.class,
            RoundCorners.class,
            Write.class,
            Watermark.class,
            CropTo.class,
            ExtractCell.class,
            Straighten.class,
            Poster.class,
            Backdrop.class,
            SubjectSeparation.class,
            OnFaces.class,
            Retouch.class,
            Masked.class);

    /** Whether an operation makes sense in a part of a picture. */
    public static boolean suits(Operation operation) {
        return !WHOLE.contains(operation.getClass());
    }

    /** An operation within a mask picture, white where it counts. */
    public static Masked of(Operation operation, Pixels mask) {
        return new Masked(operation, MaskBytes.write(MaskBytes.of(mask)), mask.width(), mask.height());
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        byte[] plane = MaskBytes.read(mask, width * height);
        Pixels edited = operation.apply(pixels.copy());
        int w = pixels.width();
        int h = pixels.height();
        int[] before = pixels.argb();
        int[] after = edited.argb();
        Bands.each(h, 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                int row = (int) ((long) y * height / h) * width;
                for (int x = 0; x < w; x++) {
                    int share = plane[row + (int) ((long) x * width / w)] & 0xFF;
                    int i = y * w + x;
                    if (share == 255) {
                        before[i] = after[i];
                    } else if (share > 0) {
                        before[i] = (before[i] & 0xFF000000) | Colours.mix(before[i], after[i], share / 255f);
                    }
                }
            }
        });
        return pixels;
    }

    @Override
    public Masked scaled(double factor) {
        return new Masked(operation.scaled(factor), mask, width, height);
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("masked", operation.message());
    }
}
