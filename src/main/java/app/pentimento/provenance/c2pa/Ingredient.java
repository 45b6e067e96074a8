package app.pentimento.provenance.c2pa;

import org.jspecify.annotations.Nullable;

/**
 * A picture that another was made from.
 *
 * @param mediaType of its file
 * @param title null for none; never a name that a person gave
 * @param instanceId its {@code xmpMM:InstanceID}; null where it has none
 * @param manifest what was read in its file: its manifests are carried along, and what was found wrong with them is
 *     written down; null where the file was not read
 * @param thumbnail null for none
 */
public record Ingredient(
        Relationship relationship,
        String mediaType,
        @Nullable String title,
        @Nullable String instanceId,
        @Nullable ManifestReport manifest,
        @Nullable Thumbnail thumbnail) {

    /** An ingredient with what {@link ManifestReader} said of its file. */
    public static Ingredient of(Relationship relationship, String mediaType, ManifestReport manifest) {
        return new Ingredient(relationship, mediaType, null, null, manifest, null);
    }

    public Ingredient titled(String newTitle) {
        return new Ingredient(relationship, mediaType, newTitle, instanceId, manifest, thumbnail);
    }

    public Ingredient instance(String newInstanceId) {
        return new Ingredient(relationship, mediaType, title, newInstanceId, manifest, thumbnail);
    }

    public Ingredient shownBy(Thumbnail newThumbnail) {
        return new Ingredient(relationship, mediaType, title, instanceId, manifest, newThumbnail);
    }

    /** The same with its manifests left behind; that it had some is said. */
    public Ingredient withoutManifests() {
        return new Ingredient(
                relationship,
                mediaType,
                title,
                instanceId,
                manifest == null ? null : manifest.withoutStore(),
                thumbnail);
    }
}
