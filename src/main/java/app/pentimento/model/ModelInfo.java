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
 * @param lifecycle where it stands with its vendor
 * @param pricePerImage in US dollars, an estimate; null where unknown
 */
public record ModelInfo(
        String id,
        String backend,
        String label,
        @Nullable String unavailableReason,
        Lifecycle lifecycle,
        Capabilities capabilities,
        @Nullable BigDecimal pricePerImage) {
    /** Its name with what one picture costs, such as {@code Nano Banana 2.1 ($0.03)}. */
    public String labelWithPrice() {
        return pricePerImage == null || pricePerImage.signum() == 0
                ? label
                : "%s (%s)".formatted(label, Prices.about(pricePerImage));
    }

    /** Whether it can be asked now. */
    public boolean available() {
        return unavailableReason == null && !lifecycle.retired();
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
     * @param thinking the levels of thinking that it offers, least first; empty where there is no choice
     * @param grounding whether it can search the web before it answers
     * @param temperature whether it takes a temperature
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
            int variants,
            List<String> thinking,
            boolean grounding,
            boolean temperature) {
        public Capabilities {
            mediaTypes = List.copyOf(mediaTypes);
            aspectRatios = List.copyOf(aspectRatios);
            resolutions = List.copyOf(resolutions);
            thinking = List.copyOf(thinking);
        }
    }
}
