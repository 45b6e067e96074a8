package app.pentimento.model.builtin.operation;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

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
            Masked.class);

    /** Whether an operation makes sense in a part of a picture. */
    public static boolean suits(Operation operation) {
        return !WHOLE.contains(operation.getClass());
    }

    /** An operation within a mask picture, white where it counts. */
    public static Masked of(Operation operation, Pixels mask) {
        byte[] plane = new byte[mask.argb().length];
        for (int i = 0; i < plane.length; i++) {
            int p = mask.argb()[i];
            float alpha = mask.alpha() ? (p >>> 24) / 255f : 1;
            plane[i] = (byte) Colours.clampByte(Colours.luma(p) * alpha);
        }
        return new Masked(operation, deflated(plane), mask.width(), mask.height());
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        byte[] plane = inflated();
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

    private static String deflated(byte[] plane) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plane);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private byte[] inflated() {
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getDecoder().decode(mask));
        byte[] plane = new byte[width * height];
        try {
            int read = 0;
            while (read < plane.length) {
                int count = inflater.inflate(plane, read, plane.length - read);
                if (count == 0) {
                    break;
                }
                read += count;
            }
            return plane;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A mask in a recipe is broken.", e);
        } finally {
            inflater.end();
        }
    }

    @Override
    public Masked scaled(double factor) {
        return new Masked(operation.scaled(factor), mask, width, height);
    }

    @Override
    public Said said() {
        return Said.of("masked", operation.said());
    }
}
