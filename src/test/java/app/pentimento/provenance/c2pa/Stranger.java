package app.pentimento.provenance.c2pa;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** Somebody else who signs pictures, with keys of their own. */
public final class Stranger {
    private final SigningKeys keys;

    /** A stranger whose keys lie in this folder. */
    public Stranger(Path folder) {
        keys = Signing.keys(folder);
    }

    /** Their root certificate in PEM. */
    public String rootPem() {
        return Pem.of(keys.roots());
    }

    /** A picture that came about in this way, as they say. */
    public byte[] created(byte[] picture, String mediaType, String digitalSourceType) throws UnsignableException {
        return sign(picture, mediaType, ManifestSpec.of(Signing.SERVER).action(Action.created(digitalSourceType)));
    }

    /** The same, with the place where they were when they made it. */
    public byte[] createdAt(byte[] picture, String mediaType, String digitalSourceType, String place)
            throws UnsignableException {
        Action created = Action.created(digitalSourceType).with("exif.GPSLatitude", place);
        return sign(picture, mediaType, ManifestSpec.of(Signing.SERVER).action(created));
    }

    /** A picture that they made by cropping another one, whose manifests it brings. */
    public byte[] cropped(byte[] picture, String mediaType, byte[] original) throws UnsignableException {
        return sign(
                picture,
                mediaType,
                ManifestSpec.of(Signing.SERVER)
                        .ingredient(Ingredient.of(Relationship.PARENT_OF, mediaType, read(original, mediaType)))
                        .action(Action.opened(0))
                        .action(Action.of("c2pa.cropped").source(Signing.COMPOSITE)));
    }

    /** What a file's manifests say, as somebody sees it who trusts only them. */
    public ManifestReport read(byte[] picture, String mediaType) {
        return Objects.requireNonNull(new ManifestReader(keys.roots(), Clock.systemUTC()).read(picture, mediaType));
    }

    private byte[] sign(byte[] picture, String mediaType, ManifestSpec spec) throws UnsignableException {
        return ManifestWriter.sign(picture, mediaType, spec, keys.signer());
    }
}
