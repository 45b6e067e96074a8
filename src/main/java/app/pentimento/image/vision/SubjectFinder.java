package app.pentimento.image.vision;

import app.pentimento.onnx.OnnxUnavailable;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a picture is of: people by a network, where this machine can run it, and other things by how their colours
 * differ from those around them.
 */
public final class SubjectFinder {
    /** Less than this of a picture is no subject, more leaves nothing around it. */
    private static final double LEAST = 0.015;

    private static final double MOST = 0.85;
    /** How much of the people's map has to be near 0 or 1: elsewhere the network is guessing. */
    private static final double DECIDED = 0.85;

    private SubjectFinder() {}

    /** What was found, and how. */
    public record Found(SubjectMap map, boolean people) {}

    /** The subject; empty where none stands out. */
    public static Optional<Found> find(BufferedImage picture) {
        BufferedImage image = Sample.reduced(picture);
        return people(image)
                .map(map -> new Found(map, true))
                .or(() -> ForegroundFinder.find(image).map(map -> new Found(map, false)));
    }

    private static Optional<SubjectMap> people(BufferedImage image) {
        SubjectMap people;
        try {
            people = PeopleFinder.find(image);
        } catch (OnnxUnavailable e) {
            return Optional.empty();
        }
        double share = people.share();
        if (share <= LEAST || share >= MOST || decided(people) <= DECIDED) {
            return Optional.empty();
        }
        List<Face> faces = FaceFinder.glance(image);
        boolean clear =
                faces.isEmpty() ? share > 0.06 && decided(people) > 0.95 && inOnePiece(people) : holds(people, faces);
        return clear ? Optional.of(people) : Optional.empty();
    }

    private static double decided(SubjectMap map) {
        int count = 0;
        for (float value : map.values()) {
            count += value < 0.15f || value > 0.85f ? 1 : 0;
        }
        return (double) count / map.values().length;
    }

    /** Whether the map has the largest face within a person. */
    private static boolean holds(SubjectMap map, List<Face> faces) {
        Face face = faces.getFirst();
        int x = (int) Math.clamp((face.left() + face.width() / 2) * map.width(), 0, map.width() - 1);
        int y = (int) Math.clamp((face.top() + face.height() / 2) * map.height(), 0, map.height() - 1);
        return map.values()[y * map.width() + x] > 0.5f;
    }

    private static boolean inOnePiece(SubjectMap map) {
        boolean[] inside = new boolean[map.values().length];
        int all = 0;
        for (int i = 0; i < inside.length; i++) {
            inside[i] = map.values()[i] > 0.5f;
            all += inside[i] ? 1 : 0;
        }
        return all > 0 && Pieces.largest(inside, map.width(), map.height()) > 0.8 * all;
    }
}
