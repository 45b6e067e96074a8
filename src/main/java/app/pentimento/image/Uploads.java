package app.pentimento.image;

import app.pentimento.id.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes pictures that people upload: checked, made ready for delivery, and durable. */
@Service
public class Uploads {
    private final ImageIntake intake;
    private final LabelReader labels;
    private final Images images;

    Uploads(ImageIntake intake, LabelReader labels, Images images) {
        this.intake = intake;
        this.labels = labels;
        this.images = images;
    }

    /**
     * Checks an upload, reads the labels that it brings, and keeps its bytes; {@link Images#add} then makes it an image.
     * Call it outside a transaction.
     *
     * @param declaredMediaType what the sender says it is; null where nothing was said
     * @throws ImageRejected where it is not taken
     */
    public NewImage take(UploadedFile file, @Nullable String declaredMediaType) {
        return intake.prepare(file, declaredMediaType, this::keep);
    }

    private NewImage keep(PreparedUpload upload) {
        NewImage image = new NewImage(
                Ids.next(),
                Origin.UPLOAD,
                null,
                null,
                labels.read(upload.originalBytes(), upload.original().mediaType()),
                true,
                upload.delivered(),
                upload.original(),
                upload.delivered(),
                List.of());
        images.keep(
                image,
                new FileContent(upload.delivered(), upload.deliveredBytes()),
                new FileContent(upload.original(), upload.originalBytes()));
        return image;
    }
}
