package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.ValidationStatus.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is found while a store is validated, each finding with the ingredient in whose course it was found. */
final class ValidationFindings {
    static final int MOST = 60_000;

    private final List<Finding> all = new ArrayList<>();
    private @Nullable String ingredient;

    /** Findings from here on are about an ingredient, by its assertion's address; null: about the active manifest. */
    void about(@Nullable String assertion) {
        ingredient = assertion;
    }

    void success(String code, String url) {
        add(Kind.SUCCESS, code, url, "");
    }

    void information(String code, String url, String explanation) {
        add(Kind.INFORMATIONAL, code, url, explanation);
    }

    void failure(String code, String url, String explanation) {
        add(Kind.FAILURE, code, url, explanation);
    }

    /** Says again what was found before. */
    void repeat(List<ValidationStatus> found) {
        found.forEach(s -> add(s.kind(), s.code(), s.url(), s.explanation()));
    }

    boolean areFull() {
        return all.size() >= MOST;
    }

    int count() {
        return all.size();
    }

    /** What was found after so many findings. */
    List<ValidationStatus> since(int count) {
        return all.subList(count, all.size()).stream().map(Finding::status).toList();
    }

    private void add(Kind kind, String code, String url, String explanation) {
        if (all.size() < MOST - 1) {
            all.add(new Finding(ingredient, new ValidationStatus(kind, code, url, explanation)));
        } else if (!areFull()) { // what is not listed may be the one thing that speaks against the file
            all.add(new Finding(
                    null, new ValidationStatus(Kind.FAILURE, Codes.GENERAL_ERROR, "", "there is too much to judge")));
        }
    }

    /**
     * The results: what is about the active manifest, and of the rest what no manifest has on record.
     *
     * @param active the active manifest's label
     */
    ValidationResults results(String active, List<StoredIngredient.Recorded> recorded) {
        Set<Place> known = new HashSet<>();
        recorded.forEach(r -> known.add(new Place(r.code(), r.url())));
        List<ValidationStatus> own = new ArrayList<>();
        Map<String, List<ValidationStatus>> deltas = new LinkedHashMap<>();
        for (Finding finding : all) {
            ValidationStatus status = finding.status;
            boolean ofActive = status.url().contains(active)
                    && JumbfLabels.manifestOf(status.url())
                            .filter(active::equals)
                            .isPresent();
            if (!ofActive && known.contains(new Place(status.code(), status.url()))) {
                continue;
            }
            if (finding.ingredient == null) {
                own.add(status);
            } else {
                deltas.computeIfAbsent(finding.ingredient, uri -> new ArrayList<>())
                        .add(status);
            }
        }
        return new ValidationResults(own, deltas);
    }

    private record Place(String code, String url) {}

    private record Finding(@Nullable String ingredient, ValidationStatus status) {}
}
