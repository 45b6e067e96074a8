package app.pentimento.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One model as the settings describe it ({@code pentimento.model.catalog}); its key there is the name that the vendor
 * knows it by.
 *
 * @param backend the adapter that reaches it: {@code gemini}, {@code imagen} or {@code openai}
 * @param label its name for people; empty for the vendor's name
 * @param rank its place in the list, lowest first; the first that is available answers when nobody chose
 * @param enabled false takes a shipped entry off the list
 * @param inputImages how many pictures one request may hold, all together
 * @param inlineBytes how large one request may be, pictures included
 * @param contextTokens how much it reads at once
 * @param inputSide the longest side of a picture that it makes use of, in pixels; larger ones are sent reduced
 */
public record CatalogEntry(
        String backend,
        @DefaultValue("") String label,
        @DefaultValue("100") int rank,
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean edit,
        @DefaultValue("true") boolean generate,
        @DefaultValue("false") boolean conversation,
        @DefaultValue("false") boolean interleaved,
        @DefaultValue("false") boolean mask,
        @DefaultValue("1") int variants,
        @DefaultValue("3") int inputImages,
        @DefaultValue("19MB") DataSize inlineBytes,
        @DefaultValue("32768") int contextTokens,
        @DefaultValue("4096") int inputSide,
        @DefaultValue List<String> mediaTypes,
        @DefaultValue List<String> aspectRatios,
        @DefaultValue List<String> resolutions,
        @Nullable Prices price) {

    /** The same as the page and the API tell it. */
    public ModelInfo info(String name, @Nullable String unavailableReason) {
        return new ModelInfo(
                backend + ":" + name,
                backend,
                label.isEmpty() ? name : label,
                unavailableReason,
                new ModelInfo.Capabilities(
                        edit,
                        generate,
                        conversation,
                        interleaved,
                        mask,
                        inputImages,
                        mediaTypes,
                        aspectRatios,
                        resolutions,
                        variants),
                price == null ? null : price.perPicture());
    }

    /** What an answer cost; null where no price is known. */
    public @Nullable BigDecimal cost(Usage usage, EditOptions options) {
        return price == null ? null : price.cost(usage, options.resolution());
    }

    /** What a turn with these options will cost if all goes well; zero where no price is known. */
    public BigDecimal estimate(EditOptions options) {
        BigDecimal each = price == null ? null : price.perPicture(options.resolution());
        int wanted = options.variants() == null ? 1 : options.variants();
        return each == null ? BigDecimal.ZERO : each.multiply(BigDecimal.valueOf(Math.min(wanted, variants)));
    }

    /**
     * What the context planner has to keep to.
     *
     * @param heldFrom as for {@link ContextLimits}
     */
    public ContextLimits limits(long heldFrom) {
        return new ContextLimits(inputImages, inlineBytes.toBytes(), contextTokens, heldFrom);
    }
}
