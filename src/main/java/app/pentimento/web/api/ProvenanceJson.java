package app.pentimento.web.api;

import app.pentimento.provenance.Aigc;
import app.pentimento.provenance.FileLabels;
import app.pentimento.provenance.ManifestSummary;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.provenance.visible.VisibleLabel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture's provenance in the API. {@code cameWith} is what stood in the file that came: an upload's own labels, or
 * those of the model's maker.
 */
@Schema(name = "Provenance")
public record ProvenanceJson(
        ImageJson image,
        Ai ai,
        Visible visibleLabel,
        Metadata metadata,
        Manifest c2pa,
        List<Step> lineage,
        Metadata cameWith) {
    /** What AI did to the picture. */
    public record Ai(
            String label,
            @Nullable String digitalSourceType,
            @Nullable String model,
            @Nullable Instant at,
            @Nullable String turnId,
            @Nullable String prompt) {}

    /** The label in the pixels; {@code present} is null where that cannot be told. */
    public record Visible(
            @Nullable Boolean present,
            @Nullable String text,
            @Nullable Box box) {
        static Visible of(@Nullable VisibleLabel label) {
            return label == null
                    ? new Visible(false, null, null)
                    : new Visible(true, label.text(), new Box(label.x(), label.y(), label.width(), label.height()));
        }
    }

    /** In pixels from the top left. */
    public record Box(int x, int y, int width, int height) {}

    /** The labels in a file's metadata. */
    public record Metadata(
            @Nullable Map<String, String> aigc, @Nullable String iptcDigitalSourceType) {
        static Metadata of(FileLabels labels) {
            Aigc aigc = labels.aigc();
            return new Metadata(aigc == null ? null : aigc.keys(), labels.iptcDigitalSourceType());
        }
    }

    /** A file's C2PA manifest; {@code valid} says that it is whole, {@code trusted} that its signer is known too. */
    public record Manifest(
            boolean present,
            boolean valid,
            boolean trusted,
            @Nullable String issuer,
            List<String> problems) {
        static Manifest of(ManifestSummary manifest) {
            return new Manifest(
                    manifest.present(), manifest.valid(), manifest.trusted(), manifest.issuer(), manifest.problems());
        }
    }

    /**
     * A picture that this one was made from, with the turn that made it.
     *
     * @param relation parent or input
     * @param part the same in more detail: parent, input or context
     */
    public record Step(
            ImageJson image,
            @Nullable String turnId,
            @Nullable String prompt,
            @Nullable String model,
            String relation,
            String part) {
        static Step of(PictureProvenance.Step step) {
            return new Step(
                    ImageJson.of(step.image()),
                    step.turnId(),
                    step.prompt(),
                    step.model(),
                    step.relation().parentOrInput(),
                    step.relation().word());
        }
    }

    static ProvenanceJson of(PictureProvenance story) {
        PictureProvenance.Making making = story.making();
        return new ProvenanceJson(
                ImageJson.of(story.image()),
                new Ai(
                        making.label().word(),
                        making.digitalSourceType(),
                        making.model(),
                        making.at(),
                        making.turnId(),
                        making.prompt()),
                Visible.of(story.visible()),
                Metadata.of(story.metadata()),
                Manifest.of(story.manifest()),
                story.lineage().stream().map(Step::of).toList(),
                Metadata.of(story.cameWith()));
    }
}
