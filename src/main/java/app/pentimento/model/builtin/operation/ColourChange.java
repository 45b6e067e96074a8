package app.pentimento.model.builtin.operation;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operation that changes each pixel's colour by itself. Several in a row are done in one pass and rounded once, so
 * that a chain of small changes costs no tones.
 */
public interface ColourChange extends Operation {
    /** Changes one colour in place: red, green and blue, sRGB-encoded, nominally from 0 to 1, not clamped. */
    @FunctionalInterface
    interface Shader {
        void shade(float[] rgb);

        /** The same for a whole packed colour, where that is quicker; the result has no alpha. */
        default @Nullable IntUnaryOperator packed() {
            return null;
        }
    }

    /** What this does to one colour. Made once per pass; must be safe to call from several threads. */
    Shader shader();

    @Override
    default Pixels apply(Pixels pixels) throws InterruptedException {
        return applyAll(List.of(this), pixels);
    }

    /** Does several changes, one after another, in one pass. */
    static Pixels applyAll(List<ColourChange> changes, Pixels pixels) throws InterruptedException {
        Shader[] shaders = changes.stream().map(ColourChange::shader).toArray(Shader[]::new);
        IntUnaryOperator packed = shaders.length == 1 ? shaders[0].packed() : null;
        if (packed != null) {
            return PixelMap.apply(pixels, (x, y, p) -> packed.applyAsInt(p));
        }
        int[] argb = pixels.argb();
        int width = pixels.width();
        Bands.each(pixels.height(), 32, (from, to) -> {
            float[] rgb = new float[3];
            int lastIn = 0;
            int lastOut = 0;
            boolean first = true;
            for (int i = from * width, end = to * width; i < end; i++) {
                int in = argb[i];
                if (first || in != lastIn) {
                    rgb[0] = ((in >> 16) & 0xFF) / 255f;
                    rgb[1] = ((in >> 8) & 0xFF) / 255f;
                    rgb[2] = (in & 0xFF) / 255f;
                    for (Shader shader : shaders) {
                        shader.shade(rgb);
                    }
                    lastIn = in;
                    lastOut = (in & 0xFF000000) | Colours.pack(rgb);
                    first = false;
                }
                argb[i] = lastOut;
            }
        });
        return pixels;
    }
}
