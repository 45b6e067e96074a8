package app.pentimento.model.builtin.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world in miniature: one sharp strip between blurs that grow with the distance, and colours like those of toys.
 *
 * @param centre where the sharp strip lies, from top (0) to bottom (1)
 * @param strength of the blur, 1 as usual
 */
public record TiltShift(double centre, double strength) implements Operation {
    private static final double[] SIGMAS = {0.0022, 0.005, 0.0105};

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        Pixels toys = Pipeline.apply(
                List.of(new Vibrance(0.6), new Saturation(0.2), new Contrast(0.22), new Exposure(0.12)), pixels);
        int width = pixels.width();
        int height = pixels.height();
        Pixels sharp = toys.copy();
        Pixels blurred = toys;
        Pixels result = toys.copy();
        double before = 0;
        for (int level = 0; level < SIGMAS.length; level++) {
            double sigma = SIGMAS[level] * strength * pixels.diagonal();
            Gaussian.blur(blurred, Math.max(0.4, Math.sqrt(sigma * sigma - before * before)));
            before = sigma;
            blend(result, level == 0 ? sharp : null, blurred, level, height, width);
        }
        return result;
    }

    /** Brings a level of blur in where the distance from the sharp strip has reached it. */
    private void blend(Pixels result, @Nullable Pixels base, Pixels blurred, int level, int height, int width)
            throws InterruptedException {
        PixelMap.apply(result, (x, y, p) -> {
            double distance = Math.max(0, Math.abs(y / (double) height - centre) - 0.1) / 0.34;
            double at = Math.clamp(distance, 0, 1) * SIGMAS.length - level;
            float share = (float) Math.clamp(at, 0, 1);
            int from = base == null ? p : base.argb()[y * width + x];
            return share <= 0 ? from : Colours.mix(from, blurred.argb()[y * width + x], share);
        });
    }

    @Override
    public TiltShift scaled(double factor) {
        return new TiltShift(centre, Math.clamp(strength * factor, 0.2, 3));
    }

    @Override
    public Said said() {
        return Said.of("tilt-shift", Said.plain(centre * 100));
    }
}
