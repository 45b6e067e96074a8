package app.pentimento.provenance;

import app.pentimento.account.Viewer;
import app.pentimento.image.AiLabel;
import app.pentimento.image.DecodingMemory;
import app.pentimento.image.Image;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.UploadedFile;
import app.pentimento.session.ImageUses;
import app.pentimento.session.VisibleImages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks into a file that somebody sent, ours or not, for what it tells of its making. Keeps nothing of it. */
@Service
public class Verification {
    /** The file as it came, and as its readers get it. */
    private static final int FILES = 2;

    private final ImageProbe probe;
    private final VisibleImages images;
    private final ImageUses uses;
    private final PerceptualHashes hashes;
    private final Credentials credentials;
    private final Provenance provenance;
    private final ImageCodec codec;
    private final DecodingMemory memory;

    Verification(
            ImageProbe probe,
            VisibleImages images,
            ImageUses uses,
            PerceptualHashes hashes,
            Credentials credentials,
            Provenance provenance,
            ImageCodec codec,
            DecodingMemory memory) {
        this.probe = probe;
        this.images = images;
        this.uses = uses;
        this.hashes = hashes;
        this.credentials = credentials;
        this.provenance = provenance;
        this.codec = codec;
        this.memory = memory;
    }

    /**
     * What a file tells, and which picture that the viewer sees it is. Where its pixels are broken, what is written beside them still tells.
     *
     * @throws ImageRejected where it is not a picture that can be read, or is broken and tells nothing
     */
    public Findings verify(Viewer viewer, UploadedFile upload) {
        probe.checkBytes(upload.size());
        Told told = told(upload);
        ImageFile file = told.file();
        boolean seen = true;
        Findings.Known known = null;
        try {
            known = known(viewer, upload, told);
        } catch (ImageRejected e) {
            if (told.silent() || e.reason() != ImageRejected.Reason.UNREADABLE_IMAGE) {
                throw e;
            }
            seen = false;
        }
        ManifestSummary manifest = told.manifest();
        AiLabel label = manifest.aiLabel() == AiLabel.NONE ? told.labels().aiLabel() : manifest.aiLabel();
        return new Findings(file, label, told.labels(), manifest, told.camera(), known, seen);
    }

    /**
     * What a file tells of itself.
     *
     * @param toLook what looking at its pixels needs, in bytes
     */
    private record Told(ImageFile file, FileLabels labels, ManifestSummary manifest, CameraFacts camera, long toLook) {
        boolean silent() {
            return !manifest.present() && labels.equals(FileLabels.NONE) && camera.equals(CameraFacts.NONE);
        }
    }

    private Told told(UploadedFile upload) {
        try (DecodingMemory.Share share = memory.take(FILES * upload.size())) {
            byte[] bytes = upload.read();
            ImageFile file = probe.probe(bytes, null);
            return new Told(
                    file,
                    FileLabels.read(bytes, file.mediaType()),
                    credentials.summary(bytes, file.mediaType()),
                    CameraFacts.read(
                            bytes, ImageFormat.ofMediaType(file.mediaType()).orElseThrow()),
                    codec.memoryAtMost(bytes, PerceptualHashes.PIXELS_LOOKED_AT));
        }
    }

    private Findings.@Nullable Known known(Viewer viewer, UploadedFile upload, Told told) {
        Image same = images.findByFile(viewer, told.file().sha256()).orElse(null);
        if (same != null) {
            return known(viewer, same, true, 0);
        }
        long hash;
        try (DecodingMemory.Share share = memory.take(FILES * upload.size() + told.toLook())) {
            hash = PerceptualHashes.hash(codec.decodeAtMost(upload.read(), PerceptualHashes.PIXELS_LOOKED_AT));
        }
        return hashes.find(viewer, hash, told.file().width(), told.file().height())
                .map(match -> known(viewer, match.image(), false, match.distance()))
                .orElse(null);
    }

    private Findings.Known known(Viewer viewer, Image image, boolean exact, int distance) {
        return new Findings.Known(
                image,
                uses.session(viewer, image.id()).orElse(null),
                exact,
                distance,
                provenance.story(viewer, image.id()));
    }
}
