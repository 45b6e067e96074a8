package app.pentimento.web.page;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.Origin;
import app.pentimento.provenance.FindingDescriptions;
import app.pentimento.provenance.FindingDescriptions.Topic;
import app.pentimento.provenance.Findings;
import app.pentimento.provenance.ManifestSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a picture that somebody sent to be checked.
 *
 * @param preview a small copy of it as a data address; null where it is broken
 * @param ours the picture of ours that it is or resembles, for its owner; null for strangers, and where there is none
 */
public record VerdictView(
        Findings findings,
        List<FindingDescriptions.Sentence> found,
        List<String> untold,
        @Nullable String preview,
        CredentialsView credentials,
        @Nullable Ours ours) {

    /** All that its owner sees of a picture of theirs. */
    public record Ours(PictureView picture, @Nullable String sessionId, LineageView lineage) {}

    /**
     * One of the questions that were looked into.
     *
     * @param topic which one
     * @param mark good, bad, unsure or none: how the answer is marked, beside its words
     * @param answerKey the message that answers it in a word or two
     * @param sentences the answer in full
     */
    public record Check(String topic, String mark, String answerKey, List<String> sentences) {}

    /** The questions, with their answers. */
    public List<Check> checks() {
        return List.of(
                check(Topic.OURS, oursMark(), "verify.ours." + oursWord()),
                check(Topic.CREDENTIALS, credentialsMark(), "verify.credentials." + credentialsWord()),
                check(
                        Topic.LABELS,
                        labelled() ? "unsure" : "none",
                        "verify.labels."
                                + (labelled() ? findings.labels().aiLabel().word() : "absent")),
                check(
                        Topic.CAMERA,
                        has(Topic.CAMERA) ? "unsure" : "none",
                        has(Topic.CAMERA) ? "verify.camera.named" : "verify.camera.absent"));
    }

    /** The message that sums it up. */
    public String headlineKey() {
        Findings.Known known = findings.known();
        if (known != null) {
            Image image = known.image();
            String how = known.exact() ? "exact." : "similar.";
            String what = image.origin() == Origin.UPLOAD
                    ? "upload"
                    : image.aiLabel() == AiLabel.NONE
                            ? "retouched"
                            : image.aiLabel().word();
            return "verdict." + how + what;
        }
        if (findings.label() != AiLabel.NONE) {
            boolean signed =
                    findings.manifest().trusted() && findings.manifest().aiLabel() != AiLabel.NONE;
            return "verdict." + (signed ? "signed." : "labelled.")
                    + findings.label().word();
        }
        return "verdict.silent." + credentialsWord();
    }

    /** The message of the label that the picture itself has to be shown with; null for none. */
    public @Nullable String labelKey() {
        Findings.Known known = findings.known();
        AiLabel label = findings.label() == AiLabel.NONE && known != null
                ? known.image().aiLabel()
                : findings.label();
        return label == AiLabel.NONE ? null : "label." + label.word();
    }

    /** The seven keys of its AIGC label; empty where it has none. */
    public Map<String, String> aigc() {
        return findings.labels().aigc() == null
                ? Map.of()
                : findings.labels().aigc().keys();
    }

    public String format() {
        return ImageFormat.ofMediaType(findings.file().mediaType())
                .orElseThrow()
                .name();
    }

    public String size() {
        return FactsView.size(findings.file().bytes());
    }

    private boolean labelled() {
        return findings.labels().aigcText() != null || findings.labels().iptcDigitalSourceType() != null;
    }

    private boolean has(Topic topic) {
        return found.stream().anyMatch(sentence -> sentence.topic() == topic);
    }

    private Check check(Topic topic, String mark, String answerKey) {
        return new Check(
                topic.name().toLowerCase(java.util.Locale.ROOT),
                mark,
                answerKey,
                found.stream()
                        .filter(sentence -> sentence.topic() == topic)
                        .map(FindingDescriptions.Sentence::text)
                        .toList());
    }

    private String oursWord() {
        Findings.Known known = findings.known();
        if (known == null) {
            return findings.seen() ? "no" : "unseen";
        }
        return known.exact() ? "exact" : "similar";
    }

    private String oursMark() {
        return switch (oursWord()) {
            case "exact" -> "good";
            case "similar" -> "unsure";
            default -> "none";
        };
    }

    private String credentialsWord() {
        ManifestSummary manifest = findings.manifest();
        if (!manifest.present()) {
            return "absent";
        }
        if (!manifest.valid()) {
            return "broken";
        }
        return manifest.trusted() ? "trusted" : "valid";
    }

    private String credentialsMark() {
        return switch (credentialsWord()) {
            case "trusted" -> "good";
            case "valid" -> "unsure";
            case "broken" -> "bad";
            default -> "none";
        };
    }
}
