package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.provenance.c2pa.ManifestFacts;
import app.pentimento.provenance.c2pa.ManifestFacts.ActionFacts;
import app.pentimento.provenance.c2pa.ManifestFacts.IngredientFacts;
import app.pentimento.provenance.c2pa.ManifestReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the manifests of a file say that AI did, over all the making that they tell of: by the active manifest, and by
 * those of the pictures that it was made from (parents and components; what a model was only shown does not count).
 * It counts also where a manifest does not hold, as an unsigned label does: to call a picture AI's that says so of
 * itself is the safe mistake.
 *
 * @param digitalSourceType an IPTC term's URI; null where the manifests say nothing of it
 */
public record ManifestOrigin(AiLabel label, @Nullable String digitalSourceType) {
    /** Nothing is told. */
    static final ManifestOrigin UNTOLD = new ManifestOrigin(AiLabel.NONE, null);

    private static final Set<String> WAYS = Set.of("parentOf", "componentOf");

    static ManifestOrigin of(ManifestReport report) {
        Map<String, ManifestFacts> byLabel = new HashMap<>();
        report.manifests().forEach(facts -> byLabel.putIfAbsent(facts.label(), facts));
        Reading reading = new Reading();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        if (report.activeLabel() != null) {
            open.add(report.activeLabel());
        }
        while (!open.isEmpty()) {
            ManifestFacts facts = byLabel.get(open.poll());
            if (facts == null || !seen.add(facts.label())) {
                continue;
            }
            facts.actions().forEach(reading::take);
            for (IngredientFacts ingredient : facts.ingredients()) {
                String manifest = ingredient.manifest();
                if (!WAYS.contains(ingredient.relationship())) {
                    continue;
                }
                if (manifest != null) {
                    open.add(manifest);
                } else if (ingredient.relationship().equals("parentOf")) {
                    reading.somethingElse = true; // a picture of which nothing is known was opened
                }
            }
        }
        return reading.result();
    }

    private static final class Reading {
        private boolean generated;
        private boolean composite;
        private boolean somethingElse;
        private @Nullable String created;

        void take(ActionFacts action) {
            String type = action.digitalSourceType();
            if (type == null) {
                return;
            }
            AiLabel label = FileLabels.labelOfSourceType(type);
            generated |= label == AiLabel.GENERATED;
            composite |= label == AiLabel.EDITED;
            if (action.name().equals("c2pa.created")) {
                somethingElse |= label == AiLabel.NONE;
                created = created == null ? type : created;
            }
        }

        ManifestOrigin result() {
            if (composite || (generated && somethingElse)) {
                return new ManifestOrigin(AiLabel.EDITED, SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
            }
            return generated
                    ? new ManifestOrigin(AiLabel.GENERATED, SourceType.TRAINED_ALGORITHMIC_MEDIA.uri())
                    : new ManifestOrigin(AiLabel.NONE, created);
        }
    }
}
