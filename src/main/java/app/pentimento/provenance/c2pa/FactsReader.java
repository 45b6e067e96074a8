package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.ManifestFacts.ActionFacts;
import app.pentimento.provenance.c2pa.ManifestFacts.IngredientFacts;
import app.pentimento.provenance.c2pa.SignatureCheck.SignedBy;
import app.pentimento.provenance.c2pa.StoredIngredient.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes from a manifest what people are shown of it; texts of strangers are cut to a length that can be shown. */
final class FactsReader {
    private static final int LONGEST = 300;
    private static final int MOST = 500;

    private FactsReader() {}

    static ManifestFacts facts(
            StoredManifest manifest, StoredClaim claim, Map<String, StoredIngredient> ingredients, SignedBy by) {
        Fields fields = claim.fields();
        return new ManifestFacts(
                cut(claim.manifest()),
                claim.version(),
                cut(claim.generator()),
                text(fields.text("dc:title")),
                text(fields.text("dc:format")),
                text(fields.text("instanceID")),
                text(Optional.ofNullable(by.organization())),
                text(Optional.ofNullable(by.name())),
                by.time(),
                actions(manifest),
                ingredients.values().stream()
                        .limit(MOST)
                        .map(ingredient -> ingredient(manifest, ingredient))
                        .toList(),
                ThumbnailReader.claim(manifest));
    }

    private static List<ActionFacts> actions(StoredManifest manifest) {
        List<ActionFacts> actions = new ArrayList<>();
        try {
            for (Fields assertion : manifest.decoded(JumbfLabels.ACTIONS_1).values()) {
                assertion.fieldsList("actions").stream()
                        .limit(MOST)
                        .map(FactsReader::action)
                        .forEach(actions::add);
            }
        } catch (MalformedManifest e) {
            return List.of(); // the findings say so
        }
        return actions;
    }

    private static ActionFacts action(Fields action) {
        Optional<String> agent = action.text("softwareAgent").or(() -> {
            Fields info = action.fields("softwareAgent");
            return info.text("name")
                    .map(name -> (name + " " + info.text("version").orElse("")).strip());
        });
        Optional<String> when = action.map().get("when") instanceof CborTag tag && tag.value() instanceof String text
                ? Optional.of(text)
                : action.text("when");
        return new ActionFacts(
                cut(action.text("action").orElse("")), text(action.text("digitalSourceType")), text(agent), text(when));
    }

    private static IngredientFacts ingredient(StoredManifest manifest, StoredIngredient ingredient) {
        Fields fields = ingredient.fields();
        return new IngredientFacts(
                cut(ingredient.relationship()),
                text(fields.text("dc:title")),
                text(fields.text("dc:format")),
                text(fields.text("instanceID")),
                text(ingredient.manifest().flatMap(uri -> JumbfLabels.manifestOf(uri.url()))),
                ingredient.recorded().stream()
                        .filter(Recorded::failure)
                        .map(r -> cut(r.code()))
                        .distinct()
                        .limit(MOST)
                        .toList(),
                ThumbnailReader.ingredient(manifest, ingredient));
    }

    private static @Nullable String text(Optional<String> text) {
        return text.map(FactsReader::cut).orElse(null);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
