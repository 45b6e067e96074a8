package app.pentimento.model.builtin.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Small spots covered with what is beside them: for each, the nearby patch whose surroundings fit best, its brightness
 * and colour shifted to fit all around. What is outside the mask stays bit-identical.
 *
 * @param mask as in an edit stack; null where none was brushed yet
 */
public record Retouch(@Nullable String mask, int width, int height) implements Operation {
    /** A larger share of the picture is no spot: covering it would take inventing. */
    private static final double MOST = 0.04;

    /** A wish for it, before a mask is known. */
    public static Retouch unmasked() {
        return new Retouch(null, 0, 0);
    }

    public static Retouch under(Pixels mask) {
        return new Retouch(MaskBytes.write(MaskBytes.of(mask)), mask.width(), mask.height());
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        if (mask == null) {
            throw new NothingFound(this, LocalizedMessage.of("which.spot"));
        }
        byte[] shares = fitted(MaskBytes.read(mask, width * height), pixels);
        List<Spot> spots = Spot.in(shares, pixels.width());
        int covered = spots.stream().mapToInt(Spot::size).sum();
        if (spots.isEmpty() || covered > MOST * shares.length) {
            throw new NothingFound(this, LocalizedMessage.of(spots.isEmpty() ? "which.spot" : "spot.large"));
        }
        Pixels source = pixels.copy();
        for (Spot spot : spots) {
            if (!spot.cover(source, pixels, shares)) {
                throw new NothingFound(this, LocalizedMessage.of("spot.large"));
            }
        }
        notes.accept(LocalizedMessage.of("found.spots", Integer.toString(spots.size())));
        return pixels;
    }

    private byte[] fitted(byte[] plane, Pixels pixels) {
        if (width == pixels.width() && height == pixels.height()) {
            return plane;
        }
        byte[] fitted = new byte[pixels.argb().length];
        List<Integer> columns = new ArrayList<>();
        for (int x = 0; x < pixels.width(); x++) {
            columns.add((int) ((long) x * width / pixels.width()));
        }
        for (int y = 0; y < pixels.height(); y++) {
            int row = (int) ((long) y * height / pixels.height()) * width;
            for (int x = 0; x < pixels.width(); x++) {
                fitted[y * pixels.width() + x] = plane[row + columns.get(x)];
            }
        }
        return fitted;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("retouched");
    }
}
