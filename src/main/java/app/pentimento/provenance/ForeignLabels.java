package app.pentimento.provenance;

import app.pentimento.image.Image;
import app.pentimento.image.StoredFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds the AIGC label that somebody else gave a picture before it came here. */
@Service
public class ForeignLabels {
    private final StoredFiles files;

    ForeignLabels(StoredFiles files) {
        this.files = files;
    }

    /** The AIGC label of a picture that was not made here; null where there is none. */
    public @Nullable Aigc of(Image image) {
        Aigc label = FileLabels.read(
                        files.read(image.delivered()), image.delivered().mediaType())
                .aigc();
        return label == null || label.produceId().equals(image.id()) ? null : label;
    }
}
