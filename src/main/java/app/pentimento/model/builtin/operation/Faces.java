package app.pentimento.model.builtin.operation;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.FaceFinder;
import java.util.List;
import java.util.function.Consumer;

/** The faces in a picture, for operations that need some. */
final class Faces {
    private Faces() {}

    /**
     * All faces, the largest first.
     *
     * @param operation on whose behalf
     * @param notes is told how many were found
     * @throws NothingFound where there is none
     */
    static List<Face> of(Pixels pixels, Operation operation, Consumer<LocalizedMessage> notes)
            throws InterruptedException {
        List<Face> faces = Bands.whole(() -> FaceFinder.find(pixels.image()));
        if (faces.isEmpty()) {
            throw new NothingFound(operation, LocalizedMessage.of("no-face"));
        }
        notes.accept(
                LocalizedMessage.of(faces.size() == 1 ? "found.face" : "found.faces", Integer.toString(faces.size())));
        return faces;
    }
}
