package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.model.EditRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one turn sends, with the images that it stands for. */
record Plan(EditRequest request, @Nullable Image workingImage, List<Image> attached) {
    Plan {
        attached = List.copyOf(attached);
    }
}
