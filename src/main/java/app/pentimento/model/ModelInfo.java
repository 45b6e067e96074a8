package app.pentimento.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a model before it is asked anything.
 *
 * @param id such as {@code builtin:studio}
 * @param backend the part before the colon
 * @param label its name for people
 * @param unavailableReason why it cannot be used now, in a sentence that says what to do; null where it can
 * @param pricePerImage in US dollars, an estimate; null where unknown
 */
public record ModelInfo(
        String id,
        String backend,
        String label,
        @Nullable String unavailableReason,
        Capabilities capabilities,
        @Nullable BigDecimal pricePerImage) {
    public boolean available() {
        return unavailableReason == null;
    }

    /**
     * What a model can do.
     *
     * @param edit changes a picture
     * @param generate makes a picture from words alone
     * @param conversation takes the earlier turns into account
     * @param interleaved answers with text and pictures in turn
     * @param mask takes a mask
     * @param maxInputImages how many pictures one turn may bring
     * @param variants how many answers to one prompt it can give
     */
    public record Capabilities(
            boolean edit,
            boolean generate,
            boolean conversation,
            boolean interleaved,
            boolean mask,
            int maxInputImages,
            List<String> mediaTypes,
            List<String> aspectRatios,
            List<String> resolutions,
            int variants) {
        public Capabilities {
            mediaTypes = List.copyOf(mediaTypes);
            aspectRatios = List.copyOf(aspectRatios);
            resolutions = List.copyOf(resolutions);
        }
    }
}
