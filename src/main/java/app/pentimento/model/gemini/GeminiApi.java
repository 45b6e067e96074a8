package app.pentimento.model.gemini;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.Transcript;
import app.pentimento.model.google.GoogleClients;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The APIs through which Google serves Gemini's image models. */
enum GeminiApi {
    /** {@code POST /interactions}: steps, streamed. */
    INTERACTIONS,
    /** {@code POST /models/…:streamGenerateContent}: contents with signed parts, streamed. */
    GENERATE_CONTENT;

    /** The word for it in the settings, and the format of the transcripts that it gives. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The API that the settings choose for a model; null where they leave it to {@link #usual}.
     *
     * @throws IllegalStateException where they name none of these
     */
    static @Nullable GeminiApi chosen(String model, CatalogEntry entry) {
        if (entry.api().isBlank()) {
            return null;
        }
        return Arrays.stream(values())
                .filter(api -> api.word().equals(entry.api().strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The setting pentimento.model.catalog.[%s].api is '%s'. A Gemini model is asked through one of: %s."
                                .formatted(
                                        model,
                                        entry.api(),
                                        Arrays.stream(values())
                                                .map(GeminiApi::word)
                                                .collect(Collectors.joining(", ")))));
    }

    /** What is asked where nothing was chosen: Interactions is documented for the Developer API. */
    static GeminiApi usual(GoogleClients.Way way) {
        return way == GoogleClients.Way.DEVELOPER ? INTERACTIONS : GENERATE_CONTENT;
    }

    /**
     * How a model wants to hear again what it said through this API.
     *
     * @param signs whether it refuses unsigned parts
     */
    Transcript transcript(boolean signs) {
        boolean whole = this == INTERACTIONS || !signs;
        return new Transcript(word(), whole ? Transcript.Rule.WHOLE_TURNS : Transcript.Rule.SIGNED_PARTS);
    }
}
