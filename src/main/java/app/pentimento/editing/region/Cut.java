package app.pentimento.editing.region;

import app.pentimento.image.Image;
import app.pentimento.model.InputImage;
import org.jspecify.annotations.Nullable;

/**
 * What was cut out of a picture to be changed.
 *
 * @param picture what it was cut out of
 * @param mask of the whole picture's shape
 * @param part what goes to the model in the picture's place
 * @param partMask what goes in the mask's place
 */
public record Cut(Image picture, Image mask, Region region, InputImage part, InputImage partMask) {
    /** The aspect ratio that the answer has to have; null where it may have any. */
    public @Nullable String aspectRatio() {
        return region.aspectRatio();
    }

    /** Which part it is, in a sentence for people. */
    public String said() {
        return "The picture to edit: the part around the selection, %d x %d pixels at %d, %d."
                .formatted(region.width(), region.height(), region.x(), region.y());
    }
}
