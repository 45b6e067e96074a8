package app.pentimento.web.page;

import app.pentimento.image.AiLabel;
import app.pentimento.provenance.FileLabels;
import app.pentimento.provenance.ManifestSummary;
import app.pentimento.provenance.c2pa.ManifestFacts;
import app.pentimento.provenance.c2pa.Thumbnail;
import app.pentimento.provenance.c2pa.ValidationStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The manifests of a file as a timeline, the oldest first.
 *
 * @param steps one for each manifest
 * @param more how many older ones are not shown
 */
public record CredentialsView(List<Step> steps, int more) {
    private static final String UNTRUSTED = "signingCredential.untrusted";
    private static final String OPENED = "parentOf";
    private static final int MOST = 40;
    private static final int MOST_ACTIONS = 30;
    private static final int MOST_PICTURES = 24;

    /**
     * One manifest.
     *
     * @param active whether it is the one about the file itself
     * @param by who signed it; null where that cannot be told
     * @param at when, as a time-stamp authority attests; null where none does
     * @param problems what speaks against it, as plain sentences
     * @param recorded what was found broken in it already when it was taken in, as plain sentences
     * @param untrusted whether nobody that this server trusts vouches for its signer
     * @param picture the small picture that it holds, as a data address; null where there is none to show
     * @param unsigned what went in that had no manifest of its own
     */
    public record Step(
            boolean active,
            String generator,
            @Nullable String by,
            @Nullable String at,
            List<Action> actions,
            List<String> problems,
            List<String> recorded,
            boolean untrusted,
            @Nullable String picture,
            List<Unsigned> unsigned) {}

    /**
     * An action.
     *
     * @param name as the specification calls it, without its prefix
     * @param key the message that says it in words, if there is one
     * @param source the last word of its digital source type; null where it has none
     * @param ai what the source type says that AI did
     */
    public record Action(
            String name,
            String key,
            @Nullable String source,
            AiLabel ai,
            @Nullable String agent) {
        public boolean byAi() {
            return ai != AiLabel.NONE;
        }

        /** The message that says the source type in words, if there is one. */
        public String sourceKey() {
            return "source." + source;
        }
    }

    /** A picture without Content Credentials that went in. */
    public record Unsigned(
            String relationshipKey,
            @Nullable String title,
            @Nullable String picture) {}

    /**
     * Lays out a file's manifests.
     *
     * @param words says a finding in plain words
     * @param pictures makes a small picture fit to be shown; null where it cannot be
     */
    static CredentialsView of(
            ManifestSummary manifest,
            Function<ValidationStatus, String> words,
            Function<Thumbnail, @Nullable String> pictures) {
        List<ManifestFacts> ordered = new ArrayList<>();
        if (!manifest.history().isEmpty()) {
            Map<String, ManifestFacts> byLabel = new HashMap<>();
            manifest.history().forEach(facts -> byLabel.putIfAbsent(facts.label(), facts));
            addOldestFirst(manifest.history().getFirst(), byLabel, ordered);
        }
        int more = Math.max(0, ordered.size() - MOST);
        Pictures limited = new Pictures(manifest.valid() ? pictures : thumbnail -> null);
        List<Step> steps = new ArrayList<>();
        for (ManifestFacts facts : ordered.subList(more, ordered.size())) {
            boolean active = facts.label().equals(ordered.getLast().label());
            steps.add(step(
                    facts, active, failures(facts, active, manifest), recorded(facts, ordered, words), words, limited));
        }
        return new CredentialsView(List.copyOf(steps), more);
    }

    /** A walk without recursion: chains can be a thousand long. */
    private static void addOldestFirst(
            ManifestFacts active, Map<String, ManifestFacts> byLabel, List<ManifestFacts> ordered) {
        Set<String> entered = new HashSet<>();
        Set<String> left = new HashSet<>();
        List<ManifestFacts> path = new ArrayList<>(List.of(active));
        while (!path.isEmpty()) {
            ManifestFacts now = path.getLast();
            if (entered.add(now.label())) {
                now.ingredients().stream()
                        .map(ingredient -> byLabel.get(String.valueOf(ingredient.manifest())))
                        .filter(found -> found != null && !entered.contains(found.label()))
                        .forEach(path::add);
            } else {
                path.removeLast();
                if (left.add(now.label())) {
                    ordered.add(now);
                }
            }
        }
    }

    private static Step step(
            ManifestFacts facts,
            boolean active,
            List<ValidationStatus> failures,
            List<String> recorded,
            Function<ValidationStatus, String> words,
            Pictures pictures) {
        List<ManifestFacts.IngredientFacts> unsigned = facts.ingredients().stream()
                .filter(ingredient -> ingredient.manifest() == null)
                .limit(MOST_ACTIONS)
                .toList();
        Set<String> told = new HashSet<>(); // actions that the pictures without manifests tell better
        unsigned.forEach(ingredient -> told.add(ingredient.relationship().equals(OPENED) ? "c2pa.opened" : ""));
        return new Step(
                active,
                facts.generator(),
                facts.issuer() == null ? facts.signer() : facts.issuer(),
                Timestamps.minuteOrNull(facts.signedAt()),
                facts.actions().stream()
                        .filter(action -> !told.contains(action.name()))
                        .limit(MOST_ACTIONS)
                        .map(CredentialsView::action)
                        .toList(),
                failures.stream()
                        .filter(failure -> !failure.code().equals(UNTRUSTED))
                        .map(words)
                        .distinct()
                        .toList(),
                recorded,
                failures.stream().anyMatch(failure -> failure.code().equals(UNTRUSTED)),
                pictures.show(facts.thumbnail()),
                unsigned.stream()
                        .filter(ingredient -> ingredient.relationship().equals(OPENED)
                                || ingredient.title() != null
                                || facts.actions().stream()
                                        .noneMatch(action -> action.name().equals("c2pa.placed")))
                        .map(ingredient -> new Unsigned(
                                "ingredient." + ingredient.relationship(),
                                ingredient.title(),
                                pictures.show(ingredient.thumbnail())))
                        .toList());
    }

    private static Action action(ManifestFacts.ActionFacts action) {
        String type = action.digitalSourceType();
        String name = action.name().startsWith("c2pa.") ? action.name().substring("c2pa.".length()) : action.name();
        return new Action(
                name,
                "action." + name,
                type == null ? null : type.substring(type.lastIndexOf('/') + 1),
                type == null ? AiLabel.NONE : FileLabels.labelOfSourceType(type),
                action.agent());
    }

    /** Whoever took a picture in wrote down what was wrong with its manifest; that is no fault of theirs. */
    private static List<String> recorded(
            ManifestFacts facts, List<ManifestFacts> all, Function<ValidationStatus, String> words) {
        return all.stream()
                .flatMap(other -> other.ingredients().stream())
                .filter(ingredient -> facts.label().equals(ingredient.manifest()))
                .flatMap(ingredient -> ingredient.recordedProblems().stream())
                .filter(code -> !code.equals(UNTRUSTED))
                .distinct()
                .map(code -> words.apply(new ValidationStatus(ValidationStatus.Kind.FAILURE, code, "", "")))
                .toList();
    }

    private static List<ValidationStatus> failures(ManifestFacts facts, boolean active, ManifestSummary manifest) {
        return manifest.failures().stream()
                .filter(failure -> failure.url().contains(facts.label())
                        || (active
                                && manifest.history().stream()
                                        .noneMatch(other -> failure.url().contains(other.label()))))
                .toList();
    }

    /** Shows so many small pictures at most. */
    private static final class Pictures {
        private final Function<Thumbnail, @Nullable String> make;
        private int made;

        Pictures(Function<Thumbnail, @Nullable String> make) {
            this.make = make;
        }

        @Nullable
        String show(@Nullable Thumbnail thumbnail) {
            return thumbnail == null || made++ >= MOST_PICTURES ? null : make.apply(thumbnail);
        }
    }
}
