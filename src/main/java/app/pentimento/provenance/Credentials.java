package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.DeliveryChange;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.Lineage;
import app.pentimento.image.Origin;
import app.pentimento.image.StoredFiles;
import app.pentimento.image.metadata.Places;
import app.pentimento.provenance.c2pa.Action;
import app.pentimento.provenance.c2pa.Ingredient;
import app.pentimento.provenance.c2pa.ManifestReader;
import app.pentimento.provenance.c2pa.ManifestReport;
import app.pentimento.provenance.c2pa.ManifestSpec;
import app.pentimento.provenance.c2pa.ManifestStore;
import app.pentimento.provenance.c2pa.ManifestWriter;
import app.pentimento.provenance.c2pa.PixelBox;
import app.pentimento.provenance.c2pa.Relationship;
import app.pentimento.provenance.c2pa.SoftwareAgent;
import app.pentimento.provenance.c2pa.UnsignableException;
import app.pentimento.provenance.c2pa.ValidationStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes and reads the Content Credentials of pictures: a master opens the master (or the upload) that was edited and
 * places the model's answer in it; a rendition opens its master and adds the visible label. What was signed is read back
 * and judged before anybody gets it. Nothing that a person typed is written.
 */
@Component
class Credentials {
    private static final Logger log = LoggerFactory.getLogger(Credentials.class);
    private static final SoftwareAgent GENERATOR = new SoftwareAgent("Pentimento", version());
    private static final String BY_ALGORITHM = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced";
    private static final String COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/composite";
    /** Longer stories are cut here: verifiers, ours among them, bound what they read. */
    private static final int MOST_MANIFESTS = 1000;

    private static final int MOST_CARRIED = 8 << 20;

    private final SigningCertificates certificates;
    private final ManifestReader reader;
    private final StoredFiles files;
    private final RecentReports recent = new RecentReports(Clock.systemUTC());

    Credentials(SigningCertificates certificates, ManifestReader reader, StoredFiles files) {
        this.certificates = certificates;
        this.reader = reader;
        this.files = files;
    }

    /** A signed file, as it was read back. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Signed(byte[] bytes, String mediaType, String instanceId, ManifestReport report) {}

    /** What a file's manifests come to. */
    ManifestSummary summary(byte[] file, String mediaType) {
        ManifestReport report = reader.read(file, mediaType);
        return report.present()
                ? new ManifestSummary(
                        true,
                        report.valid(),
                        report.trusted(),
                        report.issuer(),
                        problems(report.problems()),
                        ManifestOrigin.of(report),
                        report.signedAt(),
                        report.manifests(),
                        report.problems())
                : ManifestSummary.ABSENT;
    }

    /** Whether a file has manifests, be they broken. */
    boolean present(FileContent file) {
        return reader.read(file.bytes(), file.file().mediaType()).present();
    }

    /**
     * Signs the copy of an upload that people get, where it is not the upload itself, and gives its bytes.
     *
     * @param labelled with all its other labels
     * @param instanceId its {@code xmpMM:InstanceID}
     * @param original the upload as it came, with the manifests that it brings
     */
    byte[] copy(byte[] labelled, String mediaType, String instanceId, FileContent original, Set<DeliveryChange> changes)
            throws LabellingException {
        ManifestSpec spec = ManifestSpec.of(GENERATOR)
                .ingredient(ofUpload(Relationship.PARENT_OF, original.file().mediaType(), original.bytes()))
                .action(Action.opened(0));
        if (changes.contains(DeliveryChange.TURNED)) {
            spec = spec.action(Action.of("c2pa.orientation").source(BY_ALGORITHM));
        }
        if (changes.contains(DeliveryChange.ENCODED_AGAIN)) {
            spec = spec.action(Action.of("c2pa.transcoded"));
        }
        if (changes.contains(DeliveryChange.CLEANED)) {
            spec = spec.action(Action.of("c2pa.edited.metadata"));
        }
        return sign(labelled, mediaType, instanceId, spec).bytes();
    }

    /**
     * Signs a master.
     *
     * @param labelled with all its other labels
     * @param instanceId its {@code xmpMM:InstanceID}
     * @param raw the picture as the model or tool answered with it
     */
    Signed master(byte[] labelled, String mediaType, String instanceId, FileContent raw, LabelFacts facts)
            throws LabellingException {
        List<Ingredient> inputs = new ArrayList<>();
        Ingredient parent = null;
        boolean composed = !facts.generative()
                && facts.lineage().stream().noneMatch(from -> from.relation() == Lineage.Relation.PARENT);
        Relationship other = composed ? Relationship.COMPONENT_OF : Relationship.INPUT_TO;
        for (Lineage from : facts.lineage()) {
            boolean opened = from.relation() == Lineage.Relation.PARENT && parent == null;
            Ingredient ingredient = ingredient(opened ? Relationship.PARENT_OF : other, from.parent());
            if (opened) {
                parent = ingredient;
            } else {
                inputs.add(ingredient);
            }
        }
        ManifestReport answer = reader.read(raw.bytes(), raw.file().mediaType());
        Ingredient component =
                Ingredient.of(Relationship.COMPONENT_OF, raw.file().mediaType(), answer);
        ManifestSpec spec = facts.generative()
                ? generative(facts, parent, answer.present() || parent != null ? component : null, inputs)
                : byTool(facts, parent, inputs);
        return sign(labelled, mediaType, instanceId, spec);
    }

    /** Remembers what was read back in a master, for the next turn. */
    void remember(String sha256, Signed master) {
        recent.remember(sha256, new RecentReports.Read(master.report(), master.instanceId()));
    }

    /** Signs a rendition, into which the visible label was drawn. */
    Signed rendition(byte[] labelled, String mediaType, String instanceId, Signed master, String words)
            throws LabellingException {
        ManifestSpec spec = ManifestSpec.of(GENERATOR)
                .ingredient(Ingredient.of(Relationship.PARENT_OF, master.mediaType(), master.report())
                        .instance(master.instanceId()))
                .action(Action.opened(0))
                .action(Action.of("c2pa.addedText").source(COMPOSITE).with("app.pentimento.text", words));
        return sign(labelled, mediaType, instanceId, spec);
    }

    private static ManifestSpec generative(
            LabelFacts facts, @Nullable Ingredient parent, @Nullable Ingredient component, List<Ingredient> inputs) {
        ManifestSpec spec = ManifestSpec.of(GENERATOR);
        int next = 0;
        if (parent != null) {
            spec = spec.ingredient(parent);
            next++;
        }
        int place = next;
        if (component != null) {
            spec = spec.ingredient(component);
            next++;
        }
        int[] inputPlaces = new int[inputs.size()];
        for (int i = 0; i < inputPlaces.length; i++) {
            spec = spec.ingredient(inputs.get(i));
            inputPlaces[i] = next++;
        }
        SoftwareAgent model = new SoftwareAgent(facts.model(), "");
        Action made = parent == null
                ? Action.created(SourceType.TRAINED_ALGORITHMIC_MEDIA.uri())
                : Action.of("c2pa.edited").source(facts.source().uri());
        made = made.by(model).at(facts.at()).about(inputPlaces).within(box(facts.taken()));
        Action placed = Action.placed(place)
                .source(SourceType.TRAINED_ALGORITHMIC_MEDIA.uri())
                .by(model)
                .within(box(facts.taken()));
        if (parent == null) {
            return component == null ? spec.action(made) : spec.action(made).action(placed);
        }
        return spec.action(Action.opened(0)).action(placed).action(made);
    }

    private static @Nullable PixelBox box(@Nullable TakenRegion taken) {
        return taken == null ? null : new PixelBox(taken.x(), taken.y(), taken.width(), taken.height());
    }

    /** What an ordinary tool did is nothing that AI did: the actions say so, whatever the picture was before. */
    private static ManifestSpec byTool(LabelFacts facts, @Nullable Ingredient parent, List<Ingredient> inputs) {
        SoftwareAgent tool = new SoftwareAgent(facts.model(), "");
        ManifestSpec spec = ManifestSpec.of(GENERATOR);
        if (parent == null && !inputs.isEmpty()) {
            return composed(facts, tool, inputs);
        }
        if (parent == null) {
            spec = spec.action(
                    Action.created(SourceType.DIGITAL_CREATION.uri()).by(tool).at(facts.at()));
        } else {
            spec = spec.ingredient(parent).action(Action.opened(0));
        }
        for (Ingredient input : inputs) {
            spec = spec.ingredient(input);
        }
        List<String> actions = facts.actions().isEmpty() && parent != null ? List.of("c2pa.edited") : facts.actions();
        for (String action : actions) {
            spec = spec.action(Action.of(action)
                    .source(SourceType.HUMAN_EDITS.uri())
                    .by(tool)
                    .at(facts.at()));
        }
        return spec;
    }

    /** What a tool put together from pictures, none of which it changed: each is placed in it, with its own story. */
    private static ManifestSpec composed(LabelFacts facts, SoftwareAgent tool, List<Ingredient> inputs) {
        ManifestSpec spec = ManifestSpec.of(GENERATOR);
        for (Ingredient input : inputs) {
            spec = spec.ingredient(input);
        }
        String source =
                facts.label() == AiLabel.NONE ? COMPOSITE : facts.source().uri();
        spec = spec.action(Action.created(source).by(tool).at(facts.at()));
        for (int i = 0; i < inputs.size(); i++) {
            spec = spec.action(Action.placed(i));
        }
        return spec;
    }

    /**
     * A picture that went in, with the manifests that it brings. An upload is the file that the edit started from, where
     * that tells its story, and else the file as it came.
     */
    private Ingredient ingredient(Relationship relationship, Image image) {
        RecentReports.Read read = image.origin() == Origin.UPLOAD
                ? null
                : recent.find(image.master().sha256());
        if (read != null) {
            return Ingredient.of(relationship, image.master().mediaType(), read.report())
                    .instance(read.instanceId());
        }
        byte[] bytes = files.read(image.master());
        String mediaType = image.master().mediaType();
        if (image.origin() == Origin.UPLOAD
                && !image.master().sha256().equals(image.source().sha256())
                && !reader.read(bytes, mediaType).present()) {
            bytes = files.read(image.source());
            mediaType = image.source().mediaType();
        }
        if (image.origin() == Origin.UPLOAD) {
            return ofUpload(relationship, mediaType, bytes);
        }
        return named(Ingredient.of(relationship, mediaType, reader.read(bytes, mediaType)), bytes);
    }

    /** An upload; manifests that tell coordinates stay behind, as all does that tells a place, and that is said. */
    private Ingredient ofUpload(Relationship relationship, String mediaType, byte[] bytes) {
        ManifestReport report = reader.read(bytes, mediaType);
        ManifestStore store = report.store();
        boolean tellsPlaces = store != null && store.anyIs(Places::mentionsCoordinates);
        return named(Ingredient.of(relationship, mediaType, tellsPlaces ? report.withoutStore() : report), bytes);
    }

    private static Ingredient named(Ingredient ingredient, byte[] bytes) {
        String instanceId = FileLabels.instanceId(bytes, ingredient.mediaType());
        return instanceId == null ? ingredient : ingredient.instance(instanceId);
    }

    private Signed sign(byte[] file, String mediaType, String instanceId, ManifestSpec spec) throws LabellingException {
        try {
            byte[] signed = ManifestWriter.sign(
                    file, mediaType, withinBounds(spec).instance(instanceId), certificates.signer());
            ManifestReport report = reader.read(signed, mediaType);
            if (!report.valid()) {
                throw new LabellingException(
                        "A manifest that was just signed does not hold: " + problems(report.problems()), null);
            }
            return new Signed(signed, mediaType, instanceId, report);
        } catch (UnsignableException | IllegalArgumentException e) {
            throw new LabellingException("A picture could not be signed", e);
        }
    }

    /** The specification, its ingredients without their manifests where all of them together are too much. */
    private static ManifestSpec withinBounds(ManifestSpec spec) {
        int manifests = 0;
        long bytes = 0;
        for (Ingredient ingredient : spec.ingredients()) {
            ManifestReport report = ingredient.manifest();
            manifests += report == null ? 0 : report.manifests().size();
            bytes += report == null ? 0 : report.bytes();
        }
        if (manifests <= MOST_MANIFESTS && bytes <= MOST_CARRIED) {
            return spec;
        }
        log.info("The manifests of what a picture was made from are too many to carry along; they begin anew");
        List<Ingredient> bare =
                spec.ingredients().stream().map(Ingredient::withoutManifests).toList();
        return new ManifestSpec(
                spec.generator(), spec.title(), spec.instanceId(), bare, spec.actions(), spec.thumbnail());
    }

    private static List<String> problems(List<ValidationStatus> problems) {
        return problems.stream()
                .map(problem -> problem.explanation().isEmpty()
                        ? problem.code()
                        : problem.code() + ": " + problem.explanation())
                .distinct()
                .toList();
    }

    private static String version() {
        String version = Credentials.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }
}
