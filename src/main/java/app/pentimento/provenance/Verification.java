package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.Images;
import app.pentimento.session.ImageUses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks into a file that somebody sent, ours or not, for what it tells of its making. Keeps nothing of it. */
@Service
public class Verification {
    private final ImageProbe probe;
    private final Images images;
    private final ImageUses uses;
    private final Looks looks;
    private final Credentials credentials;
    private final Provenance provenance;

    Verification(
            ImageProbe probe,
            Images images,
            ImageUses uses,
            Looks looks,
            Credentials credentials,
            Provenance provenance) {
        this.probe = probe;
        this.images = images;
        this.uses = uses;
        this.looks = looks;
        this.credentials = credentials;
        this.provenance = provenance;
    }

    /**
     * What a file tells.
     *
     * @throws app.pentimento.image.ImageRejected where it is not a picture that can be read
     */
    public Findings verify(byte[] bytes) {
        ImageFile file = probe.probe(bytes, null);
        FileLabels labels = FileLabels.read(bytes, file.mediaType());
        ManifestSummary manifest = credentials.summary(bytes, file.mediaType());
        return new Findings(
                file,
                manifest.aiLabel() == AiLabel.NONE ? labels.aiLabel() : manifest.aiLabel(),
                labels,
                manifest,
                CameraFacts.read(
                        bytes, ImageFormat.ofMediaType(file.mediaType()).orElseThrow()),
                known(bytes, file));
    }

    private Findings.@Nullable Known known(byte[] bytes, ImageFile file) {
        Image same = images.findByFile(file.sha256()).orElse(null);
        if (same != null) {
            return known(same, true, 0);
        }
        return looks.find(bytes, file.width(), file.height())
                .map(match -> known(match.image(), false, match.distance()))
                .orElse(null);
    }

    private Findings.Known known(Image image, boolean exact, int distance) {
        return new Findings.Known(
                image, uses.session(image.id()).orElse(null), exact, distance, provenance.story(image.id()));
    }
}
