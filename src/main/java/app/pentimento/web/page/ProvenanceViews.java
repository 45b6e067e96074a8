package app.pentimento.web.page;

import app.pentimento.image.ImageRejected;
import app.pentimento.image.Preview;
import app.pentimento.image.Previews;
import app.pentimento.image.UploadedFile;
import app.pentimento.provenance.FindingDescriptions;
import app.pentimento.provenance.ManifestSummary;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.provenance.c2pa.Thumbnail;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out where pictures come from, for every page that shows it. */
@Component
class ProvenanceViews {
    private static final int SMALL = 160;

    private final FindingDescriptions plainWords;
    private final Previews previews;
    private final ModelNames names;

    ProvenanceViews(FindingDescriptions plainWords, Previews previews, ModelNames names) {
        this.plainWords = plainWords;
        this.previews = previews;
        this.names = names;
    }

    /** What a picture was made from; so many pictures at most. */
    LineageView lineage(PictureProvenance story, int most) {
        return LineageView.of(story, names::of, most);
    }

    /** The manifests of a file, one after the other. */
    CredentialsView credentials(ManifestSummary manifest, Locale locale) {
        return CredentialsView.of(manifest, failure -> plainWords.finding(failure, locale), this::smallPicture);
    }

    /** What speaks against a manifest, in sentences. */
    List<String> problems(ManifestSummary manifest, Locale locale) {
        return manifest.failures().stream()
                .map(failure -> plainWords.finding(failure, locale))
                .distinct()
                .toList();
    }

    /** A small copy of a picture that is not kept here, as an address that holds the copy itself. */
    String passing(UploadedFile picture, int width) {
        return inline(previews.passing(picture, width));
    }

    private static String inline(Preview preview) {
        return "data:" + preview.mediaType() + ";base64," + Base64.getEncoder().encodeToString(preview.bytes());
    }

    private @Nullable String smallPicture(Thumbnail thumbnail) {
        try {
            return inline(previews.passing(thumbnail.bytes(), SMALL));
        } catch (ImageRejected e) {
            return null; // a stranger's bytes may be anything
        }
    }
}
