package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.UploadedFile;
import app.pentimento.provenance.FindingDescriptions;
import app.pentimento.provenance.Findings;
import app.pentimento.provenance.Verification;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks into pictures that people send to be checked, and lays out what was found. Keeps nothing. */
@Component
class Verdicts {
    private static final int PREVIEW = 640;
    private static final int ROWS = 40;

    private final Verification verification;
    private final FindingDescriptions plainWords;
    private final Stories stories;

    Verdicts(Verification verification, FindingDescriptions plainWords, Stories stories) {
        this.verification = verification;
        this.plainWords = plainWords;
        this.stories = stories;
    }

    /**
     * What a picture tells.
     *
     * @param viewer who reads it, and learns more of a picture of this server that they may see
     * @throws ImageRejected where it is no picture that can be read
     */
    VerdictView of(Viewer viewer, UploadedFile picture, Locale locale) {
        Findings findings = verification.verify(viewer, picture);
        return new VerdictView(
                findings,
                plainWords.found(findings, locale),
                plainWords.of(findings, locale).untold(),
                findings.seen() ? stories.passing(picture, PREVIEW) : null,
                stories.credentials(findings.manifest(), locale),
                ours(findings.known()));
    }

    private VerdictView.@Nullable Ours ours(Findings.@Nullable Known known) {
        return known == null
                ? null
                : new VerdictView.Ours(
                        PictureView.of(known.image()), known.sessionId(), stories.lineage(known.story(), ROWS));
    }
}
