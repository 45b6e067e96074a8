package app.pentimento.model.builtin.operation;

import app.pentimento.image.sight.Face;
import app.pentimento.image.sight.FaceFinder;
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
    static List<Face> of(Pixels pixels, Operation operation, Consumer<Said> notes) throws InterruptedException {
        List<Face> faces = Bands.whole(() -> FaceFinder.find(pixels.image()));
        if (faces.isEmpty()) {
            throw new NothingFound(operation, Said.of("no-face"));
        }
        notes.accept(Said.of(faces.size() == 1 ? "found.face" : "found.faces", Integer.toString(faces.size())));
        return faces;
    }
}
