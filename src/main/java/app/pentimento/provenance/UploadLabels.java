package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.LabelReader;
import org.springframework.stereotype.Component;

/** Recognises uploads that were labelled as AI's elsewhere, so that their story goes on here. */
@Component
class UploadLabels implements LabelReader {
    @Override
    public AiLabel read(byte[] bytes, String mediaType) {
        return FileLabels.read(bytes, mediaType).aiLabel();
    }
}
