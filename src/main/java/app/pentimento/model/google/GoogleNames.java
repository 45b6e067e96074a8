package app.pentimento.model.google;

import app.pentimento.model.VendorModels.Listed;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names of Google's models tell. The list of models does not say what a model answers with, and pictures are
 * made through the same methods as words (as seen in an answer of 2026-06-12), so the names are all there is:
 * {@code gemini-3-pro-image}, {@code gemini-nano-banana-2.1}.
 */
final class GoogleNames {
    private static final Set<String> PICTURE_WORDS = Set.of("image", "banana");
    private static final Set<String> OTHER_KINDS =
            Set.of("imagen", "veo", "omni", "lyria", "tts", "embedding", "live", "audio", "understanding");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z]+");

    private GoogleNames() {}

    /**
     * A model as the vendor lists it.
     *
     * @param path such as {@code models/gemini-3-pro-image}
     * @param displayName may be empty
     * @param methods what it can be asked through; empty where the vendor does not say
     */
    static Listed listed(String path, String displayName, List<String> methods, @Nullable Integer contextTokens) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String label = displayName.isBlank() ? name : displayName.strip();
        boolean converses = methods.isEmpty() || methods.contains("generateContent");
        Set<String> words = Set.of(NO_WORD.splitAsStream((name + " " + label).toLowerCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new));
        boolean pictures = converses
                && words.stream().anyMatch(PICTURE_WORDS::contains)
                && words.stream().noneMatch(OTHER_KINDS::contains);
        return new Listed(name, label, pictures, contextTokens, null);
    }
}
