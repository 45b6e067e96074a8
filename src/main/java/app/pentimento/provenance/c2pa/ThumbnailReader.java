package app.pentimento.provenance.c2pa;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the small pictures that manifests hold of themselves and of their ingredients. Their bytes are a stranger's. */
final class ThumbnailReader {
    private static final int LARGEST = 1 << 20;

    private ThumbnailReader() {}

    /** The small picture of what a manifest is about; null where it has none. */
    static @Nullable Thumbnail claim(StoredManifest manifest) {
        return find(manifest, label -> label.startsWith(JumbfLabels.CLAIM_THUMBNAIL));
    }

    /** The small picture that an ingredient refers to, in the same manifest; null where it has none. */
    static @Nullable Thumbnail ingredient(StoredManifest manifest, StoredIngredient ingredient) {
        String url = ingredient.fields().fields("thumbnail").text("url").orElse("");
        String wanted = url.substring(url.lastIndexOf('/') + 1);
        return find(manifest, label -> label.equals(wanted));
    }

    private static @Nullable Thumbnail find(StoredManifest manifest, Predicate<String> label) {
        try {
            return manifest.assertions().entrySet().stream()
                    .filter(entry -> label.test(entry.getKey()))
                    .findFirst()
                    .flatMap(ThumbnailReader::read)
                    .orElse(null);
        } catch (MalformedManifest e) {
            return null; // the findings say so
        }
    }

    private static Optional<Thumbnail> read(Map.Entry<String, JumbfBox> assertion) {
        String label = assertion.getKey().replaceFirst("__\\d+$", "");
        String kind = label.substring(label.lastIndexOf('.') + 1);
        return assertion
                .getValue()
                .content("bidb")
                .filter(bytes -> bytes.length > 0 && bytes.length <= LARGEST)
                .map(bytes -> new Thumbnail("image/" + kind, bytes));
    }
}
