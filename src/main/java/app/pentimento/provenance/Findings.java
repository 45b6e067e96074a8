package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file that somebody sent to be verified.
 *
 * @param label what its manifests say that AI did, or else the labels in its metadata
 * @param camera what it says of a camera
 * @param known the picture of ours that it is, or is a copy of; null where it is none that is known here
 * @param seen whether it could be decoded, and so compared with our pictures by its looks
 */
public record Findings(
        ImageFile file,
        AiLabel label,
        FileLabels labels,
        ManifestSummary manifest,
        CameraFacts camera,
        @Nullable Known known,
        boolean seen) {
    /**
     * A picture of ours.
     *
     * @param sessionId the session that made it or first used it; null where none did
     * @param exact whether the file is the same byte for byte
     * @param distance in how many of 64 bits the looks differ; 0 where the file is the same
     * @param story everything that is known of it
     */
    public record Known(
            Image image, @Nullable String sessionId, boolean exact, int distance, PictureProvenance story) {}

    /** How the file says that it came about, as an IPTC term: in its metadata, or else in its manifests; null for neither. */
    public @Nullable String digitalSourceType() {
        String stated = labels.iptcDigitalSourceType();
        return stated == null ? manifest.digitalSourceType() : stated;
    }
}
