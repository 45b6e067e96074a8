package app.pentimento.provenance.c2pa;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one manifest says.
 *
 * @param label its name in the store, a URN
 * @param claimVersion 1 or 2
 * @param generator the program that made the claim, with its version
 * @param issuer the organisation in the signing certificate; null where there is none
 * @param signer the common name in the signing certificate; null where there is none
 * @param signedAt the time that a time-stamp authority attests; null where there is none
 * @param thumbnail the small picture that it holds of what it is about; null where there is none
 */
public record ManifestFacts(
        String label,
        int claimVersion,
        String generator,
        @Nullable String title,
        @Nullable String format,
        @Nullable String instanceId,
        @Nullable String issuer,
        @Nullable String signer,
        @Nullable Instant signedAt,
        List<ActionFacts> actions,
        List<IngredientFacts> ingredients,
        @Nullable Thumbnail thumbnail) {

    public ManifestFacts {
        actions = List.copyOf(actions);
        ingredients = List.copyOf(ingredients);
    }

    /**
     * An action as a manifest states it.
     *
     * @param agent the program or model that did it; null where it is not said
     * @param when as it is written; null where it is not said
     */
    public record ActionFacts(
            String name,
            @Nullable String digitalSourceType,
            @Nullable String agent,
            @Nullable String when) {}

    /**
     * An ingredient as a manifest states it.
     *
     * @param manifest the label of the ingredient's own manifest; null where it had none
     * @param recordedProblems the failure codes that were found when it was taken in
     * @param thumbnail the small picture that the manifest holds of it; null where there is none
     */
    public record IngredientFacts(
            String relationship,
            @Nullable String title,
            @Nullable String format,
            @Nullable String instanceId,
            @Nullable String manifest,
            List<String> recordedProblems,
            @Nullable Thumbnail thumbnail) {
        public IngredientFacts {
            recordedProblems = List.copyOf(recordedProblems);
        }
    }
}
