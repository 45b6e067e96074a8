package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Origin;
import app.pentimento.provenance.c2pa.ValidationStatus;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Service;

/** Says what was found in a file, and what could not be told, in sentences that anybody understands. */
@Service
public class FindingDescriptions {
    private static final int MOST_FINDINGS = 5;

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    FindingDescriptions() {
        texts.setBasename("app/pentimento/provenance/finding-descriptions");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    /**
     * Findings in words.
     *
     * @param found what the file tells
     * @param untold what could not be told, and why
     */
    public record Words(List<String> found, List<String> untold) {
        public Words {
            found = List.copyOf(found);
            untold = List.copyOf(untold);
        }
    }

    /** What a sentence is about. */
    public enum Topic {
        OURS,
        CREDENTIALS,
        LABELS,
        CAMERA
    }

    /** One thing that was found. */
    public record Sentence(Topic topic, String text) {}

    /** These findings in the language of this locale; English where there are no texts for it. */
    public Words of(Findings findings, Locale locale) {
        List<Sentence> found = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        tell(findings, found, untold, locale);
        return new Words(found.stream().map(Sentence::text).toList(), untold);
    }

    /** The same, what was found in order of what it is about. */
    public List<Sentence> found(Findings findings, Locale locale) {
        List<Sentence> found = new ArrayList<>();
        tell(findings, found, new ArrayList<>(), locale);
        return found;
    }

    private void tell(Findings findings, List<Sentence> found, List<String> untold, Locale locale) {
        found.add(new Sentence(Topic.OURS, known(findings, locale)));
        addManifest(findings, found, untold, locale);
        addLabels(findings, found, untold, locale);
        String camera = camera(findings.camera());
        if (!camera.isEmpty()) {
            found.add(new Sentence(Topic.CAMERA, say(locale, "camera", camera)));
        }
        untold.add(say(locale, findings.seen() ? "untold.pixels" : "untold.broken"));
    }

    /** What a finding about a manifest means; where there are no words for it, its code, with an explanation in English. */
    public String finding(ValidationStatus finding, Locale locale) {
        String words = texts.getMessage("finding." + finding.code(), null, null, locale);
        if (words != null) {
            return words;
        }
        String technical =
                finding.explanation().isEmpty() ? finding.code() : finding.code() + ": " + finding.explanation();
        return say(locale, "finding.other", finding.code(), technical);
    }

    private String known(Findings findings, Locale locale) {
        Findings.Known known = findings.known();
        if (known == null) {
            return say(locale, findings.seen() ? "known.not" : "known.unseen");
        }
        String how = known.exact() ? "known.exact" : "known.similar";
        boolean upload = known.image().origin() == Origin.UPLOAD;
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(known.image().createdAt().atOffset(ZoneOffset.UTC));
        String model = Objects.requireNonNullElse(known.image().model(), "");
        return say(locale, how) + say(locale, upload ? "known.uploaded" : "known.made", date, model);
    }

    private void addManifest(Findings findings, List<Sentence> found, List<String> untold, Locale locale) {
        ManifestSummary manifest = findings.manifest();
        String issuer = Objects.requireNonNullElse(manifest.issuer(), "?");
        if (!manifest.present()) {
            found.add(new Sentence(Topic.CREDENTIALS, say(locale, "manifest.absent")));
        } else if (!manifest.valid()) {
            String why = manifest.failures().stream()
                    .map(failure -> finding(failure, locale))
                    .distinct()
                    .limit(MOST_FINDINGS)
                    .collect(Collectors.joining(" "));
            found.add(new Sentence(Topic.CREDENTIALS, say(locale, "manifest.broken", why)));
        } else if (manifest.trusted()) {
            found.add(new Sentence(Topic.CREDENTIALS, say(locale, "manifest.trusted", issuer)));
        } else {
            found.add(new Sentence(Topic.CREDENTIALS, say(locale, "manifest.valid", issuer)));
            untold.add(say(locale, "untold.signer", issuer));
        }
        if (manifest.aiLabel() != AiLabel.NONE) {
            found.add(new Sentence(
                    Topic.CREDENTIALS,
                    say(locale, "manifest." + manifest.aiLabel().word())));
        }
    }

    private void addLabels(Findings findings, List<Sentence> found, List<String> untold, Locale locale) {
        FileLabels labels = findings.labels();
        if (labels.iptcDigitalSourceType() != null) {
            AiLabel label = FileLabels.labelOfSourceType(labels.iptcDigitalSourceType());
            found.add(new Sentence(Topic.LABELS, say(locale, "iptc." + label.word(), labels.iptcDigitalSourceType())));
        }
        Aigc aigc = labels.aigc();
        if (aigc != null) {
            String sure = switch (aigc.label()) {
                case "1" -> "aigc.is";
                case "2" -> "aigc.maybe";
                case "3" -> "aigc.suspected";
                default -> "aigc.unclear";
            };
            found.add(new Sentence(Topic.LABELS, say(locale, sure, aigc.contentProducer(), aigc.produceId())));
        } else if (labels.aigcText() != null) {
            found.add(new Sentence(Topic.LABELS, say(locale, "aigc.broken")));
        }
        if (labels.aigcText() == null && labels.iptcDigitalSourceType() == null) {
            found.add(new Sentence(Topic.LABELS, say(locale, "labels.absent")));
            if (findings.label() == AiLabel.NONE) {
                untold.add(say(locale, "untold.no-label"));
            }
        } else if (!findings.manifest().valid()) {
            untold.add(say(locale, "untold.unsigned"));
        }
    }

    private static String camera(CameraFacts camera) {
        return Stream.of(camera.make(), camera.model(), camera.takenAt(), camera.software())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
