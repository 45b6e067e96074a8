/**
 * C2PA Content Credentials (specification 2.2 to 2.4): manifests written into PNG, JPEG and WebP files, signed, read
 * and judged, in Java alone. Knows nothing of sessions, turns or the database.
 *
 * <p>To sign a picture whose other labels are all written already ({@code SigningKeys} and {@code ManifestReader} are
 * beans; both are safe for many threads):
 *
 * <pre>{@code
 * ManifestReport upload = reader.read(uploadBytes, "image/jpeg");
 * ManifestReport answer = reader.read(modelBytes, "image/png");
 * ManifestSpec spec = ManifestSpec.of(new SoftwareAgent("Pentimento", "0.1.0"))
 *         .ingredient(Ingredient.of(Relationship.PARENT_OF, "image/jpeg", upload))         // 0
 *         .ingredient(Ingredient.of(Relationship.COMPONENT_OF, "image/png", answer))       // 1
 *         .action(Action.opened(0))
 *         .action(Action.placed(1).source(TRAINED_ALGORITHMIC_MEDIA))
 *         .action(Action.of("c2pa.edited")
 *                 .source(COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA)
 *                 .by(new SoftwareAgent("gemini-3.1-flash-image", "")));
 * byte[] signed = ManifestWriter.sign(bytes, "image/png", spec, signingKeys.signer());
 * ManifestReport own = reader.read(signed, "image/png");   // must be trusted() before it is delivered
 * }</pre>
 *
 * <p>From nothing: {@code Action.created(TRAINED_ALGORITHMIC_MEDIA)} first, references as {@code INPUT_TO}. The visible
 * label is {@code Action.of("c2pa.addedText").source(COMPOSITE)}. An edit without AI is, for example,
 * {@code Action.of("c2pa.cropped").source(HUMAN_EDITS)} or {@code Action.of("c2pa.adjustedColor")}: the name
 * {@code c2pa.color_adjustments} is deprecated since 2.4. Source types are the full URIs of the IPTC vocabulary.
 *
 * <p>Nothing that a person typed, and no name or address of a person, belongs in a manifest.
 */
@NullMarked
package app.pentimento.provenance.c2pa;

import org.jspecify.annotations.NullMarked;
