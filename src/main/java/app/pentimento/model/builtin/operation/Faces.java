package app.pentimento.model.builtin.operation;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.FaceFinder;
import app.pentimento.onnx.OnnxUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The faces in a picture. */
final class Faces {
    private Faces() {}

    /**
     * All faces, the largest first, for operations that need some.
     *
     * @param operation on whose behalf
     * @param notes is told how many were found
     * @throws NothingFound where there is none, or this machine cannot run the network that finds them
     */
    static List<Face> of(Pixels pixels, Operation operation, Consumer<LocalizedMessage> notes)
            throws InterruptedException {
        List<Face> faces =
                find(pixels).orElseThrow(() -> new NothingFound(operation, LocalizedMessage.of("no-face-finder")));
        if (faces.isEmpty()) {
            throw new NothingFound(operation, LocalizedMessage.of("no-face"));
        }
        notes.accept(
                LocalizedMessage.of(faces.size() == 1 ? "found.face" : "found.faces", Integer.toString(faces.size())));
        return faces;
    }

    /** All faces, the largest first; none also where this machine cannot run the network that finds them. */
    static List<Face> ifAny(Pixels pixels) throws InterruptedException {
        return find(pixels).orElse(List.of());
    }

    private static Optional<List<Face>> find(Pixels pixels) throws InterruptedException {
        return Bands.whole(() -> {
            try {
                return Optional.of(FaceFinder.find(pixels.image()));
            } catch (OnnxUnavailable e) {
                return Optional.empty();
            }
        });
    }
}
