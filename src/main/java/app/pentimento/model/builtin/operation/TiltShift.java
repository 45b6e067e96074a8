package app.pentimento.model.builtin.operation;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.SubjectFinder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world in miniature: one sharp strip between blurs that grow with the distance, and colours like those of toys.
 *
 * @param centre where the sharp strip lies, from top (0) to bottom (1); null for where the subject is
 * @param strength of the blur, 1 as usual
 */
public record TiltShift(@Nullable Double centre, double strength) implements Operation {
    private static final double USUAL_CENTRE = 0.55;
    private static final double[] SIGMAS = {0.0022, 0.005, 0.0105};

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        List<Face> faces = Faces.ifAny(pixels);
        double strip = centre != null ? centre : strip(pixels);
        Pixels toys = Pipeline.apply(
                List.of(new Vibrance(0.6), new Saturation(0.2), new Contrast(0.22), new Exposure(0.12)), pixels);
        Pixels blurred = toys;
        Pixels result = toys.copy();
        double before = 0;
        for (int level = 0; level < SIGMAS.length; level++) {
            double sigma = SIGMAS[level] * strength * pixels.diagonal();
            Gaussian.blur(blurred, Math.max(0.4, Math.sqrt(sigma * sigma - before * before)));
            before = sigma;
            blend(result, blurred, level, strip, faces);
        }
        return result;
    }

    /** Brings a level of blur in where the distance from the sharp strip has reached it. */
    private static void blend(Pixels result, Pixels blurred, int level, double strip, List<Face> faces)
            throws InterruptedException {
        int width = result.width();
        int height = result.height();
        int[] argb = result.argb();
        Bands.each(height, 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                double down = (double) y / height;
                double away = Math.max(0, Math.abs(down - strip) - 0.1) / 0.34;
                if (share(away, level) <= 0) {
                    continue;
                }
                for (int x = 0, i = y * width; x < width; x++, i++) {
                    double nearest = Math.min(away, beside(faces, (double) x / width, down));
                    argb[i] = (argb[i] & 0xFF000000) | Colours.mix(argb[i], blurred.argb()[i], share(nearest, level));
                }
            }
        });
    }

    /** How much of a level of blur there is at a distance. */
    private static float share(double distance, int level) {
        return (float) Math.clamp(Math.clamp(distance, 0, 1) * SIGMAS.length - level, 0, 1);
    }

    /** How high the subject's middle is. */
    private static double strip(Pixels pixels) throws InterruptedException {
        return Bands.whole(() -> SubjectFinder.find(pixels.image()))
                .map(found -> found.map().box())
                .map(box -> Math.clamp(box.top() + box.height() / 2, 0.15, 0.85))
                .orElse(USUAL_CENTRE);
    }

    /** How far from the nearest face, in its own size: 0 within it, so that faces stay sharp. */
    private static double beside(List<Face> faces, double x, double y) {
        double least = Double.MAX_VALUE;
        for (Face face : faces) {
            double across = (x - face.left() - face.width() / 2) / face.width();
            double down = (y - face.top() - face.height() / 2) / face.height();
            least = Math.min(least, Math.max(0, Math.hypot(across, down) - 0.8));
        }
        return least;
    }

    @Override
    public TiltShift scaled(double factor) {
        return new TiltShift(centre, Math.clamp(strength * factor, 0.2, 3));
    }

    @Override
    public LocalizedMessage message() {
        return centre == null
                ? LocalizedMessage.of("tilt-shift.subject")
                : LocalizedMessage.of("tilt-shift", LocalizedMessage.plain(centre * 100));
    }
}
