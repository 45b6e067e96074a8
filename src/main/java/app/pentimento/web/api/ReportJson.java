package app.pentimento.web.api;

import app.pentimento.image.ImageFile;
import app.pentimento.provenance.CertificateFacts;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.provenance.c2pa.ManifestFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a picture's making. {@code links} say which pictures of the lineage went directly into which;
 * {@code manifests} has the one about the file itself first.
 */
@Schema(name = "Report")
public record ReportJson(
        Instant at,
        ProvenanceJson provenance,
        Files files,
        List<Link> links,
        List<Manifest> manifests,
        CertificateFacts signer,
        List<CertificateFacts> roots) {
    /** The files that are kept of a picture: what people get, what edits start from, and what came. */
    public record Files(FileFacts delivered, FileFacts master, FileFacts original) {}

    /** A file's hash, type and size. */
    @Schema(name = "ReportFile")
    public record FileFacts(String sha256, String mediaType, long bytes) {
        static FileFacts of(ImageFile file) {
            return new FileFacts(file.sha256(), file.mediaType(), file.bytes());
        }
    }

    /** That one picture went directly into another. */
    public record Link(String imageId, String fromImageId, String relation, String part) {}

    /** What one manifest says. */
    @Schema(name = "ReportManifest")
    public record Manifest(
            String label,
            String generator,
            @Nullable String issuer,
            @Nullable String signer,
            @Nullable Instant signedAt,
            List<ManifestFacts.ActionFacts> actions,
            List<Ingredient> ingredients) {
        static Manifest of(ManifestFacts facts) {
            return new Manifest(
                    facts.label(),
                    facts.generator(),
                    facts.issuer(),
                    facts.signer(),
                    facts.signedAt(),
                    facts.actions(),
                    facts.ingredients().stream().map(Ingredient::of).toList());
        }
    }

    /** What went into a picture, as a manifest says; {@code manifest} is null where it had none of its own. */
    @Schema(name = "ReportIngredient")
    public record Ingredient(
            String relationship,
            @Nullable String title,
            @Nullable String instanceId,
            @Nullable String manifest,
            List<String> problems) {
        static Ingredient of(ManifestFacts.IngredientFacts facts) {
            return new Ingredient(
                    facts.relationship(),
                    facts.title(),
                    facts.instanceId(),
                    facts.manifest(),
                    facts.recordedProblems());
        }
    }

    static ReportJson of(PictureProvenance story, CertificateFacts signer, List<CertificateFacts> roots) {
        return new ReportJson(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                ProvenanceJson.of(story),
                new Files(
                        FileFacts.of(story.image().delivered()),
                        FileFacts.of(story.image().master()),
                        FileFacts.of(story.image().source())),
                story.links().stream()
                        .map(link -> new Link(
                                link.childId(),
                                link.parentId(),
                                link.relation().parentOrInput(),
                                link.relation().word()))
                        .toList(),
                story.manifest().history().stream().map(Manifest::of).toList(),
                signer,
                roots);
    }
}
