package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.Lineage;
import app.pentimento.provenance.visible.VisibleLabel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that this server can tell of one of its pictures.
 *
 * @param visible the label that was drawn into it; null where none was
 * @param metadata the labels read in the file that people get
 * @param cameWith the labels read in the file that came: an upload's own, or those that the model's maker wrote
 * @param manifest of the file that people get
 * @param lineage what it was made from, nearest first, back to the uploads; each picture once
 * @param links which of them went directly into which, the one that the story is about among them
 */
public record PictureProvenance(
        Image image,
        Making making,
        @Nullable VisibleLabel visible,
        FileLabels metadata,
        FileLabels cameWith,
        ManifestSummary manifest,
        List<Step> lineage,
        List<Link> links) {
    public PictureProvenance {
        lineage = List.copyOf(lineage);
        links = List.copyOf(links);
    }

    /** That one picture of the story went directly into another, and how. */
    public record Link(String childId, String parentId, Lineage.Relation relation) {}

    /**
     * How a picture was made.
     *
     * @param digitalSourceType an IPTC term's URI; null for an upload that does not say
     * @param prompt of the turn that made it; null for an upload
     */
    public record Making(
            AiLabel label,
            @Nullable String digitalSourceType,
            @Nullable String model,
            Instant at,
            @Nullable String turnId,
            @Nullable String prompt) {}

    /** A picture that went into the one that the story is about, how, and how it was made itself. */
    public record Step(
            Image image,
            Lineage.Relation relation,
            @Nullable String turnId,
            @Nullable String prompt,
            @Nullable String model) {}
}
