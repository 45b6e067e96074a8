package app.pentimento.keep;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Keeps of a picture all that was not asked to change. */
public final class Keeper {
    /** What differs by so many levels is white in the picture of the drift. */
    private static final float MOST_SHOWN = 48;
    /** From so many levels on, a difference is visible. */
    private static final float VISIBLE = 10;

    private Keeper() {}

    /**
     * Puts of an answer what it changed into the picture, if that is what was wanted; otherwise leaves the picture alone.
     *
     * @param working the picture, {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}; changed in place where the change is
     *     put in
     * @param answer the model's whole answer
     */
    public static Composition compose(BufferedImage working, BufferedImage answer, KeepMode mode, String prompt) {
        Comparison compared = Comparison.of(working, answer);
        Placement placement = compared.placement();
        Reason against = Judgement.against(compared, mode, PromptWish.of(prompt));
        if (against != null || placement == null) {
            return whole(compared, against == null ? Reason.NOT_FOUND : against, working);
        }
        Reason reason = mode == KeepMode.REST ? Reason.CHOSEN : null;
        return put(working, compared, placement, compared.area(), reason, false);
    }

    /**
     * Puts of an answer into the picture what a person drew.
     *
     * @param mask of the picture's shape, white where the answer is wanted
     */
    public static Composition compose(BufferedImage working, BufferedImage answer, BufferedImage mask) {
        Comparison compared = Comparison.of(working, answer);
        Placement placement = compared.placement();
        if (placement == null) {
            return whole(compared, Reason.NOT_FOUND, working);
        }
        Planes drawn = Planes.of(mask, Comparison.SIDE);
        Planes picture = compared.picture();
        float[] bright = drawn.brightness();
        boolean[] wanted = new boolean[picture.size()];
        boolean any = false;
        for (int y = 0; y < picture.height(); y++) {
            int row = y * drawn.height() / picture.height() * drawn.width();
            for (int x = 0; x < picture.width(); x++) {
                boolean white = bright[row + x * drawn.width() / picture.width()] > 127;
                wanted[y * picture.width() + x] = white;
                any |= white;
            }
        }
        return any
                ? put(working, compared, placement, wanted, Reason.CHOSEN, true)
                : whole(compared, Reason.NO_CHANGE, working);
    }

    private static Composition put(
            BufferedImage working,
            Comparison compared,
            Placement placement,
            boolean[] area,
            @Nullable Reason reason,
            boolean brushed) {
        Composer.Put put = Composer.put(working, compared, placement, area, brushed);
        double share = (double) put.changed() / ((double) working.getWidth() * working.getHeight());
        Kept kept = new Kept(
                true,
                reason,
                share,
                put.region(),
                put.softEdge(),
                compared.aligned(),
                drift(compared, area),
                brushed);
        return new Composition(kept, areaPng(compared, area), driftPng(compared, area));
    }

    private static Composition whole(Comparison compared, Reason reason, BufferedImage working) {
        if (compared.placement() == null || reason == Reason.NOT_FOUND) {
            return Composition.whole(reason);
        }
        Region region = Composer.bounds(
                compared.area(), compared.picture(), working.getWidth(), working.getHeight());
        Kept kept = new Kept(
                false,
                reason,
                1,
                region.width() == 0 ? null : region,
                0,
                compared.aligned(),
                drift(compared, compared.area()),
                false);
        return new Composition(kept, areaPng(compared, compared.area()), driftPng(compared, compared.area()));
    }

    /** How far the answer, as it came, is from the picture where nothing was changed on purpose. */
    private static Kept.Drift drift(Comparison compared, boolean[] area) {
        float[] off = compared.unmatched();
        double sum = 0;
        long count = 0;
        long visible = 0;
        for (int i = 0; i < off.length; i++) {
            if (compared.covered()[i] && !area[i]) {
                sum += off[i];
                count++;
                visible += off[i] >= VISIBLE ? 1 : 0;
            }
        }
        return count == 0 ? new Kept.Drift(0, 0) : new Kept.Drift((double) visible / count, sum / count);
    }

    private static byte[] areaPng(Comparison compared, boolean[] area) {
        byte[] levels = new byte[area.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (area[i] ? 255 : 0);
        }
        return png(levels, compared.picture().width(), compared.picture().height());
    }

    private static byte[] driftPng(Comparison compared, boolean[] area) {
        float[] off = compared.unmatched();
        byte[] levels = new byte[off.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = compared.covered()[i] && !area[i]
                    ? (byte) Math.clamp(Math.round(off[i] / MOST_SHOWN * 255), 0, 255)
                    : 0;
        }
        int w = compared.picture().width();
        int h = compared.picture().height();
        BufferedImage full = grey(levels, w, h);
        int width = Math.max(1, w / 2);
        int height = Math.max(1, h / 2);
        BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += full.getRaster()
                            .getSample(Math.min(w - 1, 2 * x + (k & 1)), Math.min(h - 1, 2 * y + (k >> 1)), 0);
                }
                half.getRaster().setSample(x, y, 0, sum / 4);
            }
        }
        return written(half);
    }

    private static byte[] png(byte[] levels, int width, int height) {
        return written(grey(levels, width, height));
    }

    private static BufferedImage grey(byte[] levels, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] to = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(levels, 0, to, 0, levels.length);
        return image;
    }

    private static byte[] written(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
