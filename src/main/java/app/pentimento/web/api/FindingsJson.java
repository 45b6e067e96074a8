package app.pentimento.web.api;

import app.pentimento.provenance.CameraFacts;
import app.pentimento.provenance.FindingDescriptions;
import app.pentimento.provenance.Findings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file that was sent to be verified. {@code ai}, {@code metadata} and {@code c2pa} are those of that
 * file; {@code image}, {@code visibleLabel} and {@code lineage} are known only where the file is one of ours, byte for
 * byte.
 */
@Schema(name = "Findings")
public record FindingsJson(
        @Nullable ImageJson image,
        FileFacts file,
        ProvenanceJson.Ai ai,
        ProvenanceJson.Visible visibleLabel,
        ProvenanceJson.Metadata metadata,
        ProvenanceJson.Manifest c2pa,
        List<ProvenanceJson.Step> lineage,
        @Nullable Known known,
        CameraFacts camera,
        FindingDescriptions.Words words) {
    /** The file as it was sent; readable says whether its picture could be decoded and compared with ours. */
    public record FileFacts(String sha256, String mediaType, int width, int height, long bytes, boolean readable) {}

    /** The picture of ours that the file is, or is a copy of; distance is out of 64. */
    public record Known(String imageId, @Nullable String sessionId, String match, int distance) {}

    static FindingsJson of(Findings findings, FindingDescriptions.Words words) {
        Findings.Known known = findings.known();
        ProvenanceJson story = known != null && known.exact() ? ProvenanceJson.of(known.story()) : null;
        boolean delivered = story != null
                && known != null
                && known.image().delivered().sha256().equals(findings.file().sha256());
        return new FindingsJson(
                story == null ? null : story.image(),
                new FileFacts(
                        findings.file().sha256(),
                        findings.file().mediaType(),
                        findings.file().width(),
                        findings.file().height(),
                        findings.file().bytes(),
                        findings.seen()),
                story == null
                        ? new ProvenanceJson.Ai(
                                findings.label().word(), findings.digitalSourceType(), null, null, null, null)
                        : story.ai(),
                story == null || !delivered ? new ProvenanceJson.Visible(null, null, null) : story.visibleLabel(),
                ProvenanceJson.Metadata.of(findings.labels()),
                ProvenanceJson.Manifest.of(findings.manifest()),
                story == null ? List.of() : story.lineage(),
                known == null
                        ? null
                        : new Known(
                                known.image().id(),
                                known.sessionId(),
                                known.exact() ? "exact" : "similar",
                                known.distance()),
                findings.camera(),
                words);
    }
}
