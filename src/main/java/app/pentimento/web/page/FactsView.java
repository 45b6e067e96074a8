package app.pentimento.web.page;

import app.pentimento.image.Image;
import app.pentimento.image.Origin;
import app.pentimento.provenance.FileLabels;
import app.pentimento.provenance.ManifestSummary;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.session.Turn;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a picture, for the panel beside it.
 *
 * @param turn what answered with it; null for an upload
 * @param modelLabel the model's name for people; null for an upload
 * @param lineage what it was made from
 * @param credentials what its manifests say
 * @param problems what speaks against them, in sentences
 * @param quality what was found out about it as an answer; null for an upload, and for answers from before it was
 * @param sent what went to the model for that turn; null where nothing was sent or it was not written down
 */
public record FactsView(
        PictureView picture,
        PictureProvenance story,
        @Nullable TurnView turn,
        @Nullable String modelLabel,
        @Nullable QualityView quality,
        @Nullable SentView sent,
        LineageView lineage,
        CredentialsView credentials,
        List<String> problems) {
    private static final long KILO = 1000;

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

    /** Whether it can be had without its visible label. */
    public boolean unlabelled() {
        return story.visible() != null;
    }

    /** Whether the file that came differs from the one that people get, and can be given back. */
    public boolean original() {
        Image image = story.image();
        return image.origin() == Origin.UPLOAD
                && !image.source().sha256().equals(image.delivered().sha256());
    }

    /** The labels in the file that people get. */
    public FileLabels labels() {
        return story.metadata();
    }

    /** The labels that the file which came had, where they are others than those of the file that people get. */
    public @Nullable FileLabels brought() {
        FileLabels brought = story.cameWith();
        boolean labelled = brought.aigcText() != null || brought.iptcDigitalSourceType() != null;
        return labelled && !brought.equals(story.metadata()) ? brought : null;
    }

    /** The message that says an IPTC source type in words, if there is one. */
    public String sourceKey(String type) {
        return "source." + type.substring(type.lastIndexOf('/') + 1);
    }

    /** The size of all that was sent, for people; null where the backend did not tell. */
    public @Nullable String sentSize() {
        Turn asked = turn == null ? null : turn.turn();
        return asked == null || asked.usage() == null || asked.usage().requestBytes() == 0
                ? null
                : size(asked.usage().requestBytes());
    }
}
