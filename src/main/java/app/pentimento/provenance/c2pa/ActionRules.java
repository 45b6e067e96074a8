package app.pentimento.provenance.c2pa;

import java.util.List;
import java.util.Map;

/** The rules for the actions of claims of the second version (C2PA 15.10.3.2, 18.15). */
final class ActionRules {
    private static final List<String> OF_UPDATES =
            List.of("c2pa.edited.metadata", Action.OPENED, "c2pa.published", "c2pa.redacted");

    private final StoredManifest manifest;
    private final Map<String, StoredIngredient> ingredients;
    private final ValidationFindings findings;

    ActionRules(StoredManifest manifest, Map<String, StoredIngredient> ingredients, ValidationFindings findings) {
        this.manifest = manifest;
        this.ingredients = ingredients;
        this.findings = findings;
    }

    void check() throws MalformedManifest {
        Map<String, Fields> assertions = manifest.decoded(JumbfLabels.ACTIONS_1);
        boolean begun = false;
        for (Map.Entry<String, Fields> assertion : assertions.entrySet()) {
            String url = JumbfLabels.assertion(manifest.label(), assertion.getKey());
            List<Fields> actions = assertion.getValue().fieldsList("actions");
            if (actions.isEmpty()) {
                findings.failure(Codes.ACTION_MALFORMED, url, "there are no actions");
            }
            for (int i = 0; i < actions.size(); i++) {
                String name = actions.get(i).text("action").orElse("");
                if (name.equals(Action.CREATED) || name.equals(Action.OPENED)) {
                    if (begun || i > 0) {
                        findings.failure(Codes.ACTION_MALFORMED, url, name + " is not the first action");
                    }
                    begun = true;
                }
                check(name, actions.get(i), url);
            }
        }
        if (!begun && !manifest.isUpdate()) {
            findings.failure(
                    Codes.ACTION_MALFORMED,
                    JumbfLabels.manifest(manifest.label()),
                    "the first action is not created or opened");
        }
    }

    private void check(String name, Fields action, String url) {
        switch (name) {
            case "" -> findings.failure(Codes.ACTION_MALFORMED, url, "an action has no name");
            case Action.OPENED -> about(Relationship.PARENT_OF, name, action, url);
            case Action.PLACED, Action.REMOVED -> about(Relationship.COMPONENT_OF, name, action, url);
            case Action.CREATED -> {
                if (action.text("digitalSourceType").isEmpty()) {
                    findings.failure(Codes.ACTION_MALFORMED, url, "c2pa.created has no digital source type");
                }
            }
            default -> {}
        }
        if (manifest.isUpdate() && !OF_UPDATES.contains(name)) {
            findings.failure(Codes.UPDATE_INVALID, url, "an update does not hold " + name);
        }
    }

    private void about(Relationship wanted, String name, Fields action, String url) {
        Fields parameters = action.fields("parameters");
        List<Fields> references = parameters.has("ingredient")
                ? List.of(parameters.fields("ingredient"))
                : parameters.fieldsList("ingredients");
        boolean good = references.stream()
                .flatMap(r -> r.text("url").flatMap(JumbfLabels::assertionOf).stream())
                .map(ingredients::get)
                .anyMatch(i -> i != null && i.is(wanted));
        if (!good) {
            findings.failure(Codes.ACTION_INGREDIENT, url, name + " is about no " + wanted.word() + " ingredient");
        }
    }
}
