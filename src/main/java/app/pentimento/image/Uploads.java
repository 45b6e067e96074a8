package app.pentimento.image;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes pictures that people upload: checked, made ready for delivery, and durable. */
@Service
public class Uploads {
    private final ImageIntake intake;
    private final ImageProbe probe;
    private final UploadProvenance story;
    private final Images images;
    private final StoredFiles files;

    Uploads(ImageIntake intake, ImageProbe probe, UploadProvenance story, Images images, StoredFiles files) {
        this.intake = intake;
        this.probe = probe;
        this.story = story;
        this.images = images;
        this.files = files;
    }

    /**
     * Checks an upload, reads the labels that it brings, and keeps its bytes; {@link Images#add} then makes it an image.
     * Call it outside a transaction.
     *
     * @param by whose it becomes
     * @param declaredMediaType what the sender says it is; null where nothing was said
     * @throws ImageRejected where it is not taken
     * @throws CarryOverException where it brings a story that cannot be carried on
     */
    public NewImage take(Viewer by, UploadedFile file, @Nullable String declaredMediaType) {
        return intake.prepare(file, declaredMediaType, upload -> keep(by, upload));
    }

    private NewImage keep(Viewer by, PreparedUpload upload) {
        FileContent original = new FileContent(upload.original(), upload.originalBytes());
        FileContent delivered = delivered(upload, original);
        FileContent master = knownMaster(by, upload.original()).orElse(delivered);
        AiLabel label = story.label(original.bytes(), original.file().mediaType());
        NewImage image = new NewImage(
                Ids.next(),
                Origin.UPLOAD,
                null,
                null,
                label,
                label != AiLabel.GENERATED,
                delivered.file(),
                original.file(),
                master.file(),
                List.of(),
                upload.leftOut());
        images.keep(image, delivered, original, master);
        return image;
    }

    /** What people get. Signing it takes less memory than decoding it did, and that is free again by now. */
    private FileContent delivered(PreparedUpload upload, FileContent original) {
        FileContent copy = new FileContent(upload.delivered(), upload.deliveredBytes());
        if (upload.changes().isEmpty()) {
            return copy;
        }
        byte[] told = story.carriedOn(original, copy, upload.changes());
        return Arrays.equals(told, copy.bytes()) ? copy : new FileContent(probe.ownFile(told), told);
    }

    /**
     * The master of a picture of the uploader's own that came back as we had delivered it: edits go on from there, so that the label
     * that was drawn into it is not edited over and drawn again.
     */
    private Optional<FileContent> knownMaster(Viewer by, ImageFile file) {
        return images.findByFile(by, file.sha256())
                .filter(known -> known.origin() != Origin.UPLOAD)
                .filter(known -> known.delivered().sha256().equals(file.sha256()))
                .filter(known -> !known.master().sha256().equals(file.sha256()))
                .flatMap(known -> readable(known.master()));
    }

    /** Without its master a picture that came back is an upload like any other. */
    private Optional<FileContent> readable(ImageFile file) {
        try {
            return Optional.of(new FileContent(file, files.read(file)));
        } catch (DamagedFile e) {
            return Optional.empty();
        }
    }
}
