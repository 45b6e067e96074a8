package app.pentimento.model.builtin.operation;

import app.pentimento.image.vision.SubjectFinder;
import app.pentimento.image.vision.SubjectMap;
import java.util.Optional;
import java.util.function.Consumer;

/** A picture's subject to the pixel: where it is, coarsely, drawn to the edges in the picture by a guided filter (He). */
final class SubjectMatte {
    private static final int SIDE = 640;
    private static final double EDGE = 0.002;

    private SubjectMatte() {}

    /**
     * How much each pixel belongs to the subject, from 0 to 1.
     *
     * @param operation on whose behalf
     * @param notes is told how it was found
     * @throws NothingFound where nothing stands out
     */
    static Plane of(Pixels pixels, Operation operation, Consumer<LocalizedMessage> notes) throws InterruptedException {
        SubjectFinder.Found found =
                look(pixels).orElseThrow(() -> new NothingFound(operation, LocalizedMessage.of("no-subject")));
        notes.accept(LocalizedMessage.of(
                found.people() ? "found.people" : "found.thing",
                Long.toString(Math.round(found.map().share() * 100))));
        return refined(found.map(), pixels);
    }

    /** Where the subject is, coarsely; empty where nothing stands out. */
    static Optional<SubjectFinder.Found> look(Pixels pixels) throws InterruptedException {
        return Bands.whole(() -> SubjectFinder.find(pixels.image()));
    }

    /** What was found coarsely, to the pixel. */
    static Plane refined(SubjectMap map, Pixels pixels) throws InterruptedException {
        double scale = Math.min(1, (double) SIDE / Math.max(pixels.width(), pixels.height()));
        int width = Math.max(1, (int) Math.round(pixels.width() * scale));
        int height = Math.max(1, (int) Math.round(pixels.height() * scale));
        Plane guide = Plane.luma(scale < 1 ? Scaling.copy(pixels, width, height) : pixels);
        Plane slope = Plane.blank(width, height);
        Plane offset = Plane.blank(width, height);
        guide(guide, enlarged(map, width, height), slope, offset);
        Plane mask = Plane.blank(pixels.width(), pixels.height());
        Bands.each(mask.height(), 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < mask.width(); x++) {
                    int i = y * mask.width() + x;
                    double sx = (x + 0.5) * scale - 0.5;
                    double sy = (y + 0.5) * scale - 0.5;
                    float value = at(slope, sx, sy) * Colours.luma(pixels.argb()[i]) / 255 + at(offset, sx, sy);
                    mask.values()[i] = Colours.clamp((value - 0.5f) * 1.7f + 0.5f);
                }
            }
        });
        return mask;
    }

    /** In each neighbourhood, the line that comes closest to giving the mask from the lightness. */
    private static void guide(Plane guide, Plane mask, Plane slope, Plane offset) throws InterruptedException {
        double reach = Math.max(1, Math.max(guide.width(), guide.height()) / 110.0);
        Plane products = guide.copy();
        Plane squares = guide.copy();
        for (int i = 0; i < guide.values().length; i++) {
            guide.values()[i] /= 255;
            float lightness = guide.values()[i];
            products.values()[i] = lightness * mask.values()[i];
            squares.values()[i] = lightness * lightness;
        }
        for (Plane plane : new Plane[] {guide, mask, products, squares}) {
            Gaussian.blur(plane, reach);
        }
        for (int i = 0; i < guide.values().length; i++) {
            float mean = guide.values()[i];
            float variance = squares.values()[i] - mean * mean;
            float together = products.values()[i] - mean * mask.values()[i];
            slope.values()[i] = (float) (together / (variance + EDGE));
            offset.values()[i] = mask.values()[i] - slope.values()[i] * mean;
        }
        Gaussian.blur(slope, reach * 0.5);
        Gaussian.blur(offset, reach * 0.5);
    }

    private static Plane enlarged(SubjectMap map, int width, int height) {
        Plane coarse = new Plane(map.values(), map.width(), map.height());
        Plane large = Plane.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sx = (x + 0.5) * map.width() / width - 0.5;
                double sy = (y + 0.5) * map.height() / height - 0.5;
                large.values()[y * width + x] = at(coarse, sx, sy);
            }
        }
        return large;
    }

    private static float at(Plane plane, double x, double y) {
        int x0 = (int) Math.clamp(Math.floor(x), 0, plane.width() - 1);
        int y0 = (int) Math.clamp(Math.floor(y), 0, plane.height() - 1);
        int x1 = Math.min(plane.width() - 1, x0 + 1);
        int y1 = Math.min(plane.height() - 1, y0 + 1);
        float fx = (float) Math.clamp(x - x0, 0, 1);
        float fy = (float) Math.clamp(y - y0, 0, 1);
        float[] v = plane.values();
        float above = v[y0 * plane.width() + x0] * (1 - fx) + v[y0 * plane.width() + x1] * fx;
        float below = v[y1 * plane.width() + x0] * (1 - fx) + v[y1 * plane.width() + x1] * fx;
        return above * (1 - fy) + below * fy;
    }
}
