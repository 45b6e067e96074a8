package app.pentimento.web.page;

import app.pentimento.editing.SentContext;
import app.pentimento.provenance.ManifestSummary;
import app.pentimento.provenance.PictureStory;
import app.pentimento.session.Turn;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a picture, for the panel beside it.
 *
 * @param turn what answered with it; null for an upload
 * @param modelLabel the model's name for people; null for an upload
 * @param sent what went to the model for that turn; null where nothing was sent or it was not written down
 */
public record FactsView(
        PictureView picture,
        PictureStory story,
        @Nullable TurnView turn,
        @Nullable String modelLabel,
        @Nullable SentContext sent) {
    private static final long KILO = 1000;

    /** A picture that this one was made from. */
    public record Origin(PictureView picture, @Nullable String prompt) {}

    static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? "%d KB".formatted(Math.round(bytes / (double) KILO))
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILO * KILO));
    }

    /** The size of its file, for people. */
    public String size() {
        return size(picture.bytes());
    }

    /** The format of its file, such as {@code PNG}. */
    public String format() {
        return picture.mediaType()
                .substring(picture.mediaType().indexOf('/') + 1)
                .toUpperCase(Locale.ROOT);
    }

    public ManifestSummary manifest() {
        return story.manifest();
    }

    /** The message key that says how its manifest stands. */
    public String manifestKey() {
        ManifestSummary manifest = manifest();
        if (!manifest.present()) {
            return "facts.manifest.none";
        }
        if (!manifest.valid()) {
            return "facts.manifest.broken";
        }
        return manifest.trusted() ? "facts.manifest.trusted" : "facts.manifest.valid";
    }

    /** What it was made from, nearest first. */
    public List<Origin> origins() {
        return story.lineage().stream()
                .map(step -> new Origin(PictureView.of(step.image()), step.prompt()))
                .toList();
    }

    /** The size of all that was sent, for people; null where the backend did not tell. */
    public @Nullable String sentSize() {
        Turn asked = turn == null ? null : turn.turn();
        return asked == null || asked.usage() == null || asked.usage().requestBytes() == 0
                ? null
                : size(asked.usage().requestBytes());
    }
}
