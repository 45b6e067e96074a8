package app.pentimento.image.vision;

import app.pentimento.onnx.OnnxNetwork;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.onnx.Values;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds faces by MediaPipe's full-range face detector. It looks at the whole picture and then at parts of it, so that
 * the faces of a group in a large photo are found as well.
 */
public final class FaceFinder {
    private static final int SIDE = 192;
    private static final int CELLS = 48;
    private static final double SURE = 0.6;
    /** A part shows less of the surroundings, so the network has to be surer there. */
    private static final double SURE_OF_A_PART = 0.8;

    private static final double SAME = 0.3;
    /** Parts have about this many pixels a side for each pixel that the network sees, at most. */
    private static final int COARSEST = 4;

    private static final OnnxNetwork NETWORK = new OnnxNetwork("vision/face_detection_full_range.onnx");

    private FaceFinder() {}

    /**
     * The faces in a picture, the largest first; empty where there is none.
     *
     * @throws OnnxUnavailable where this machine cannot run networks
     */
    public static List<Face> find(BufferedImage picture) throws OnnxUnavailable {
        BufferedImage image = Sample.reduced(picture);
        List<Face> found = new ArrayList<>();
        look(image, Sample.Part.whole(image), SURE, found);
        for (Sample.Part part : parts(image)) {
            look(image, part, SURE_OF_A_PART, found);
        }
        return distinct(found);
    }

    /**
     * The faces that show at a glance at the whole picture: in a fraction of the time, without the small ones; empty
     * also where this machine cannot run networks.
     */
    public static List<Face> glance(BufferedImage picture) {
        List<Face> found = new ArrayList<>();
        try {
            look(picture, Sample.Part.whole(picture), SURE, found);
        } catch (OnnxUnavailable e) {
            return List.of();
        }
        return distinct(found);
    }

    private static List<Sample.Part> parts(BufferedImage image) {
        List<Sample.Part> parts = new ArrayList<>();
        int shorter = Math.min(image.getWidth(), image.getHeight());
        double side = Math.clamp((double) shorter * 0.62, 1, Math.max(shorter * 0.45, SIDE * COARSEST));
        if (Math.max(image.getWidth(), image.getHeight()) < SIDE * 2) {
            return parts; // the whole picture shows as much as its parts would
        }
        int across = (int) Math.ceil((image.getWidth() - side) / (side * 0.75)) + 1;
        int down = (int) Math.ceil((image.getHeight() - side) / (side * 0.75)) + 1;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                parts.add(new Sample.Part(
                        (image.getWidth() - side) * x / Math.max(1, across - 1),
                        (image.getHeight() - side) * y / Math.max(1, down - 1),
                        side));
            }
        }
        return parts;
    }

    private static void look(BufferedImage image, Sample.Part part, double sure, List<Face> found)
            throws OnnxUnavailable {
        List<Values.Floats> outputs = NETWORK.runAll(Map.of("input", Sample.square(image, part, SIDE, -1)));
        float[] boxes = outputs.get(0).values();
        float[] scores = outputs.get(1).values();
        int each = boxes.length / scores.length;
        for (int i = 0; i < scores.length; i++) {
            double score = 1 / (1 + Math.exp(-scores[i]));
            if (score >= sure) {
                double x = boxes[i * each] / SIDE + (i % CELLS + 0.5) / CELLS;
                int row = i / CELLS;
                double y = boxes[i * each + 1] / SIDE + (row + 0.5) / CELLS;
                double width = boxes[i * each + 2] / SIDE;
                double height = boxes[i * each + 3] / SIDE;
                found.add(new Face(
                        (part.left() + (x - width / 2) * part.side()) / image.getWidth(),
                        (part.top() + (y - height / 2) * part.side()) / image.getHeight(),
                        width * part.side() / image.getWidth(),
                        height * part.side() / image.getHeight(),
                        score));
            }
        }
    }

    /** One of each group that overlaps: the surest. */
    private static List<Face> distinct(List<Face> found) {
        List<Face> faces = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingDouble(Face::score).reversed())
                .forEach(face -> {
                    if (faces.stream().noneMatch(other -> face.overlap(other) > SAME || inside(face, other))) {
                        faces.add(face);
                    }
                });
        faces.sort(Comparator.comparingDouble((Face face) -> face.width() * face.height())
                .reversed());
        return faces;
    }

    /** A part of a face that was found by itself. */
    private static boolean inside(Face face, Face other) {
        double x = face.left() + face.width() / 2;
        double y = face.top() + face.height() / 2;
        return x > other.left() && x < other.right() && y > other.top() && y < other.bottom();
    }
}
