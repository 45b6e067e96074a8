package app.pentimento.provenance.c2pa;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Keys, readers and specifications for the tests of manifests. */
final class Signing {
    static final String TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    static final String COMPOSITE_TRAINED =
            "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia";
    static final String COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/composite";
    static final SoftwareAgent SERVER = new SoftwareAgent("Pentimento", "0.1.0");
    static final SoftwareAgent MODEL = new SoftwareAgent("gemini-3.1-flash-image", "");

    private Signing() {}

    static SigningKeys keys(Path folder) {
        return keys(folder, Clock.systemUTC());
    }

    static SigningKeys keys(Path folder, Clock clock) {
        return SigningKeys.open(settings(folder), clock);
    }

    static SigningProperties settings(Path folder) {
        return new SigningProperties(folder, "Pentimento", "", "", "", "", false, true, List.of());
    }

    /** A clock that shows the time that it is after this while. */
    static Clock in(Duration time) {
        return Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
    }

    static ManifestReader reader(SigningKeys keys) {
        return new ManifestReader(keys.roots(), Clock.systemUTC());
    }

    /** The manifests of a store, of which nothing is known yet. */
    static ManifestStore store(byte[] bytes) throws MalformedManifest {
        return ManifestStore.read(bytes, new KnownManifests(), Trust.in(List.of()));
    }

    /** A picture that a model made from nothing. */
    static ManifestSpec generated() {
        return ManifestSpec.of(SERVER).action(Action.created(TRAINED).by(MODEL));
    }

    /** A picture that a model made from another, with the model's own file as a component. */
    static ManifestSpec edited(String mediaType, ManifestReport parent, ManifestReport answer) {
        return ManifestSpec.of(SERVER)
                .ingredient(Ingredient.of(Relationship.PARENT_OF, mediaType, parent))
                .ingredient(Ingredient.of(Relationship.COMPONENT_OF, mediaType, answer))
                .action(Action.opened(0))
                .action(Action.placed(1).source(TRAINED))
                .action(Action.of("c2pa.edited").source(COMPOSITE_TRAINED).by(MODEL));
    }

    /** What people get of a picture: the label is drawn on it. */
    static ManifestSpec labelled(String mediaType, ManifestReport master) {
        return ManifestSpec.of(SERVER)
                .ingredient(Ingredient.of(Relationship.PARENT_OF, mediaType, master))
                .action(Action.opened(0))
                .action(Action.of("c2pa.addedText").source(COMPOSITE));
    }
}
