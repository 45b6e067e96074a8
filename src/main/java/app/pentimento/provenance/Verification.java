package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
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
     * What a file tells. Where its pixels are broken, what is written beside them still tells.
     *
     * @throws ImageRejected where it is not a picture that can be read, or is broken and tells nothing
     */
    public Findings verify(byte[] bytes) {
        ImageFile file = probe.probe(bytes, null);
        FileLabels labels = FileLabels.read(bytes, file.mediaType());
        ManifestSummary manifest = credentials.summary(bytes, file.mediaType());
        CameraFacts camera = CameraFacts.read(
                bytes, ImageFormat.ofMediaType(file.mediaType()).orElseThrow());
        boolean seen = true;
        Findings.Known known = null;
        try {
            known = known(bytes, file);
        } catch (ImageRejected e) {
            boolean silent = !manifest.present() && labels.equals(FileLabels.NONE) && camera.equals(CameraFacts.NONE);
            if (silent || e.reason() != ImageRejected.Reason.UNREADABLE_IMAGE) {
                throw e;
            }
            seen = false;
        }
        AiLabel label = manifest.aiLabel() == AiLabel.NONE ? labels.aiLabel() : manifest.aiLabel();
        return new Findings(file, label, labels, manifest, camera, known, seen);
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
