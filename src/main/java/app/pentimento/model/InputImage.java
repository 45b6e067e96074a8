package app.pentimento.model;

import app.pentimento.image.ImageFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * A picture that goes to a model.
 *
 * @param imageId the image's id in this server, for lineage and reuse
 * @param file the facts about the bytes
 * @param source opens the bytes, as often as needed; they carry no visible label
 */
public record InputImage(String imageId, ImageFile file, Source source) {
    /** Opens the bytes of a picture. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
