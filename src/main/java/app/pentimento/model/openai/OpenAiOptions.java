package app.pentimento.model.openai;

import app.pentimento.model.CatalogEntry;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of a model beyond what every backend knows ({@code options} of its entry).
 *
 * @param quality such as {@code medium}; null to leave it to the vendor
 * @param outputFormat such as {@code jpeg}; null to leave it to the vendor
 * @param background {@code auto}, {@code opaque} or {@code transparent}; null to leave it to the vendor
 * @param moderation {@code auto} or {@code low}; null to leave it to the vendor
 * @param sizes which sizes the model takes
 * @param imageField the form field of pictures; null for the one that suits the server
 * @param imageModel the model that makes the pictures, of a conversation through the Responses API
 * @param modalities what a chat answers with
 */
record OpenAiOptions(
        @Nullable String quality,
        @Nullable String outputFormat,
        @Nullable String background,
        @Nullable String moderation,
        Sizes sizes,
        @Nullable String imageField,
        @Nullable String imageModel,
        List<String> modalities) {
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of(
            "quality",
            "output-format",
            "background",
            "moderation",
            "sizes",
            "image-field",
            "image-model",
            "modalities"));

    /** The sizes that a model takes. */
    enum Sizes {
        /** The few that the settings list by aspect ratio. */
        TABLE,
        /** Any within the rules of {@link ImageSize}. */
        ANY
    }

    /**
     * Reads them.
     *
     * @throws IllegalStateException where there is one that is not known, with a sentence about it
     */
    static OpenAiOptions of(String model, CatalogEntry entry, Api api) {
        Map<String, String> options = entry.options();
        for (String option : options.keySet()) {
            if (!KNOWN.contains(option)) {
                throw new IllegalStateException(
                        "The catalog gives %s the option '%s', which the openai backend does not know. It knows: %s."
                                .formatted(model, option, String.join(", ", KNOWN)));
            }
        }
        if (api == Api.RESPONSES && options.get("image-model") == null) {
            throw new IllegalStateException(
                    "The catalog asks %s through the Responses API and must say which model makes the pictures: set its options.image-model, such as gpt-image-2."
                            .formatted(model));
        }
        return new OpenAiOptions(
                options.get("quality"),
                options.get("output-format"),
                options.get("background"),
                options.get("moderation"),
                sizes(model, options.getOrDefault("sizes", "table")),
                options.get("image-field"),
                options.get("image-model"),
                modalities(options.get("modalities")));
    }

    private static List<String> modalities(@Nullable String words) {
        return words == null
                ? List.of("image", "text")
                : Arrays.stream(words.split(",")).map(String::strip).toList();
    }

    private static Sizes sizes(String model, String word) {
        return switch (word) {
            case "table" -> Sizes.TABLE;
            case "any" -> Sizes.ANY;
            default ->
                throw new IllegalStateException(
                        "The catalog gives %s the sizes '%s'; they can be table or any.".formatted(model, word));
        };
    }
}
