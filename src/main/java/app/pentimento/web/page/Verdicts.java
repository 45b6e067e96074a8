package app.pentimento.web.page;

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
    private final ProvenanceViews stories;

    Verdicts(Verification verification, FindingDescriptions plainWords, ProvenanceViews stories) {
        this.verification = verification;
        this.plainWords = plainWords;
        this.stories = stories;
    }

    /**
     * What a picture tells.
     *
     * @param owner whether its reader owns what this server keeps; a stranger learns when and by which model a picture
     *     was made here, and no more
     * @throws ImageRejected where it is no picture that can be read
     */
    VerdictView of(UploadedFile picture, boolean owner, Locale locale) {
        Findings findings = verification.verify(picture);
        return new VerdictView(
                findings,
                plainWords.found(findings, locale),
                plainWords.of(findings, locale).untold(),
                findings.seen() ? stories.passing(picture, PREVIEW) : null,
                stories.credentials(findings.manifest(), locale),
                owner ? ours(findings.known()) : null);
    }

    private VerdictView.@Nullable Ours ours(Findings.@Nullable Known known) {
        return known == null
                ? null
                : new VerdictView.Ours(
                        PictureView.of(known.image()), known.sessionId(), stories.lineage(known.story(), ROWS));
    }
}
