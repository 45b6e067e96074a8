package app.pentimento.model.builtin.story;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.FaceFinder;
import app.pentimento.image.vision.Saliency;
import app.pentimento.image.vision.SubjectFinder;
import app.pentimento.onnx.OnnxUnavailable;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * What a photo has to tell a story with.
 *
 * @param width in pixels
 * @param height in pixels
 * @param subject where it is; empty where none stands out
 * @param people whether the subject is people
 * @param faces the largest first; none where this machine cannot run the network that finds them
 */
record Scenery(int width, int height, Optional<Face> subject, boolean people, List<Face> faces, Saliency salience) {
    static Scenery of(BufferedImage image) {
        Optional<SubjectFinder.Found> found = SubjectFinder.find(image);
        List<Face> faces = faces(image);
        return new Scenery(
                image.getWidth(),
                image.getHeight(),
                found.map(it -> it.map().box()),
                found.map(SubjectFinder.Found::people).orElse(false) || !faces.isEmpty(),
                faces,
                Saliency.of(image));
    }

    private static List<Face> faces(BufferedImage image) {
        try {
            return FaceFinder.find(image);
        } catch (OnnxUnavailable e) {
            return List.of();
        }
    }

    /** What a close picture is of: the largest face, else the subject, else the part that draws the eye most. */
    Face focus(Framing framing) {
        if (!faces.isEmpty()) {
            return faces.getFirst();
        }
        return subject.orElseGet(() -> framing.best(0.4, salience::within));
    }
}
