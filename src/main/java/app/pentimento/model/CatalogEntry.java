package app.pentimento.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One model as the settings describe it ({@code pentimento.model.catalog}); its key there is the name that the vendor
 * knows it by.
 *
 * @param backend the adapter that reaches it: {@code gemini}, {@code imagen} or {@code openai}
 * @param api which of the adapter's APIs it is asked through; empty for the adapter's default
 * @param connection which of the adapter's connections reaches it; empty for the adapter's own
 * @param label its name for people; empty for the vendor's name
 * @param rank its place in the list, lowest first; the first that is offered answers when nobody chose
 * @param enabled false takes a shipped entry off the list
 * @param deprecated the day on which its vendor deprecated it; null where it did not
 * @param retired the day on which its vendor switched it off, or will; null where none is known
 * @param replacedBy the id of the model that takes its place; empty for none
 * @param inputImages how many pictures one request may hold, all together
 * @param inlineBytes how large one request may be, pictures included
 * @param contextTokens how much it reads at once
 * @param inputSide the longest side of a picture that it makes use of, in pixels; larger ones are sent reduced
 * @param signs whether it signs what it says and refuses to hear anything else as its own
 * @param temperature whether it takes a temperature
 * @param thinking the levels of thinking that it offers, least first
 * @param grounding whether it can search the web
 * @param imageSearch whether that search finds pictures too
 * @param options what else its adapter wants to know of it, by name
 */
public record CatalogEntry(
        String backend,
        @DefaultValue("") String api,
        @DefaultValue("") String connection,
        @DefaultValue("") String label,
        @DefaultValue("100") int rank,
        @DefaultValue("true") boolean enabled,
        @Nullable LocalDate deprecated,
        @Nullable LocalDate retired,
        @DefaultValue("") String replacedBy,
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
        @DefaultValue("true") boolean signs,
        @DefaultValue("false") boolean temperature,
        @DefaultValue List<String> thinking,
        @DefaultValue("false") boolean grounding,
        @DefaultValue("false") boolean imageSearch,
        @DefaultValue List<String> mediaTypes,
        @DefaultValue List<String> aspectRatios,
        @DefaultValue List<String> resolutions,
        @DefaultValue Map<String, String> options,
        @Nullable Prices price) {
    private static final int CAREFUL_RANK = 1000;
    private static final int CAREFUL_VARIANTS = 4;
    private static final int CAREFUL_PICTURES = 3;
    private static final int CAREFUL_MEGABYTES = 19;
    private static final int CAREFUL_TOKENS = 32768;
    private static final int CAREFUL_SIDE = 4096;

    public CatalogEntry {
        options = Map.copyOf(options);
    }

    /**
     * An entry for a model that only its vendor's list knows: it edits and generates, and has no choices.
     *
     * @param api as in the catalog; empty for the backend's usual one
     * @param connection as in the catalog; empty for the backend's own
     * @param conversation whether the backend's models take the earlier turns into account
     * @param contextTokens how much it reads at once; null where the vendor does not say
     */
    public static CatalogEntry careful(
            String backend,
            String api,
            String connection,
            String label,
            boolean conversation,
            @Nullable Integer contextTokens) {
        return new CatalogEntry(
                backend,
                api,
                connection,
                label,
                CAREFUL_RANK,
                true,
                null,
                null,
                "",
                true,
                true,
                conversation,
                false,
                false,
                CAREFUL_VARIANTS,
                CAREFUL_PICTURES,
                DataSize.ofMegabytes(CAREFUL_MEGABYTES),
                contextTokens == null ? CAREFUL_TOKENS : contextTokens,
                CAREFUL_SIDE,
                true,
                false,
                List.of(),
                false,
                false,
                List.of("image/png", "image/jpeg", "image/webp"),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    /**
     * The same as the page and the API tell it.
     *
     * @param unavailableReason why it cannot be used now, in a sentence that says what to do; null where it can
     */
    public ModelInfo info(String name, @Nullable String unavailableReason, Lifecycle lifecycle) {
        return new ModelInfo(
                backend + ":" + name,
                backend,
                label(name),
                unavailableReason,
                lifecycle,
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
                        variants,
                        thinking,
                        grounding,
                        temperature),
                price == null ? null : price.perPicture());
    }

    /** Whether its vendor has ended it, or said that it will. */
    boolean ends() {
        return deprecated != null || retired != null;
    }

    /**
     * Its name for people.
     *
     * @param name the name that the vendor knows it by
     */
    public String label(String name) {
        return label.isEmpty() ? name : label;
    }

    /** What was chosen, where this model offers it; null otherwise. */
    public @Nullable String offered(@Nullable String chosen, List<String> offered) {
        return chosen != null && offered.contains(chosen) ? chosen : null;
    }

    /** What an answer cost: what the backend says, else by the list of prices; null where none is known. */
    public @Nullable BigDecimal cost(Usage usage, EditOptions options) {
        if (usage.charged() != null) {
            return usage.charged();
        }
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
