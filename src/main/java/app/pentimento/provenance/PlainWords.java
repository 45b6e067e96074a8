package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Origin;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Service;

/** Says what was found in a file, and what could not be told, in sentences that anybody understands. */
@Service
public class PlainWords {
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    PlainWords() {
        texts.setBasename("app/pentimento/provenance/plain-words");
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

    /** These findings in the language of this locale; English where there are no texts for it. */
    public Words of(Findings findings, Locale locale) {
        List<String> found = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        found.add(known(findings.known(), locale));
        addManifest(findings, found, untold, locale);
        addLabels(findings, found, untold, locale);
        String camera = camera(findings.camera());
        if (!camera.isEmpty()) {
            found.add(say(locale, "camera", camera));
        }
        untold.add(say(locale, "untold.pixels"));
        return new Words(found, untold);
    }

    private String known(Findings.@Nullable Known known, Locale locale) {
        if (known == null) {
            return say(locale, "known.not");
        }
        String how = known.exact() ? "known.exact" : "known.similar";
        boolean upload = known.image().origin() == Origin.UPLOAD;
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(known.image().createdAt().atOffset(ZoneOffset.UTC));
        String model = Objects.requireNonNullElse(known.image().model(), "");
        return say(locale, how) + say(locale, upload ? "known.uploaded" : "known.made", date, model);
    }

    private void addManifest(Findings findings, List<String> found, List<String> untold, Locale locale) {
        ManifestSummary manifest = findings.manifest();
        String issuer = Objects.requireNonNullElse(manifest.issuer(), "?");
        if (!manifest.present()) {
            found.add(say(locale, "manifest.absent"));
        } else if (!manifest.valid()) {
            found.add(say(locale, "manifest.broken", String.join(", ", manifest.problems())));
        } else if (manifest.trusted()) {
            found.add(say(locale, "manifest.trusted", issuer));
        } else {
            found.add(say(locale, "manifest.valid", issuer));
            untold.add(say(locale, "untold.signer", issuer));
        }
        if (manifest.aiLabel() != AiLabel.NONE) {
            found.add(say(locale, "manifest." + manifest.aiLabel().word()));
        }
    }

    private void addLabels(Findings findings, List<String> found, List<String> untold, Locale locale) {
        FileLabels labels = findings.labels();
        if (labels.iptcDigitalSourceType() != null) {
            AiLabel label = FileLabels.labelOfSourceType(labels.iptcDigitalSourceType());
            found.add(say(locale, "iptc." + label.word(), labels.iptcDigitalSourceType()));
        }
        Aigc aigc = labels.aigc();
        if (aigc != null) {
            String sure = switch (aigc.label()) {
                case "1" -> "aigc.is";
                case "2" -> "aigc.maybe";
                case "3" -> "aigc.suspected";
                default -> "aigc.unclear";
            };
            found.add(say(locale, sure, aigc.contentProducer(), aigc.produceId()));
        } else if (labels.aigcText() != null) {
            found.add(say(locale, "aigc.broken"));
        }
        if (labels.aigcText() == null && labels.iptcDigitalSourceType() == null) {
            found.add(say(locale, "labels.absent"));
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
