package app.pentimento.web.page;

import app.pentimento.image.ImageRejected;
import app.pentimento.image.Preview;
import app.pentimento.image.Previews;
import app.pentimento.model.Models;
import app.pentimento.provenance.Findings;
import app.pentimento.provenance.PlainWords;
import app.pentimento.provenance.Verification;
import app.pentimento.provenance.c2pa.Thumbnail;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks into pictures that people send to be checked, and lays out what was found. Keeps nothing. */
@Component
class Verdicts {
    private static final int PREVIEW = 640;
    private static final int SMALL = 160;
    private static final int ROWS = 40;

    private final Verification verification;
    private final PlainWords plainWords;
    private final Previews previews;
    private final Models models;

    Verdicts(Verification verification, PlainWords plainWords, Previews previews, Models models) {
        this.verification = verification;
        this.plainWords = plainWords;
        this.previews = previews;
        this.models = models;
    }

    /**
     * What a picture tells.
     *
     * @param owner whether its reader owns what this server keeps; a stranger learns when and by which model a picture
     *     was made here, and no more
     * @throws ImageRejected where it is no picture that can be read
     */
    VerdictView of(byte[] picture, boolean owner, Locale locale) {
        Findings findings = verification.verify(picture);
        return new VerdictView(
                findings,
                plainWords.found(findings, locale),
                plainWords.of(findings, locale).untold(),
                address(previews.passing(picture, PREVIEW)),
                CredentialsView.of(
                        findings.manifest(), failure -> plainWords.finding(failure, locale), this::smallPicture),
                owner ? ours(findings.known()) : null);
    }

    private VerdictView.@Nullable Ours ours(Findings.@Nullable Known known) {
        return known == null
                ? null
                : new VerdictView.Ours(
                        PictureView.of(known.image()),
                        known.sessionId(),
                        LineageView.of(known.story(), this::label, ROWS));
    }

    private String label(String model) {
        return models.find(model).map(found -> found.info().label()).orElse(model);
    }

    private @Nullable String smallPicture(Thumbnail thumbnail) {
        try {
            return address(previews.passing(thumbnail.bytes(), SMALL));
        } catch (ImageRejected e) {
            return null; // a stranger's bytes may be anything
        }
    }

    private static String address(Preview preview) {
        return "data:" + preview.mediaType() + ";base64," + Base64.getEncoder().encodeToString(preview.bytes());
    }
}
