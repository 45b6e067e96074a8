package app.pentimento.model.builtin.operation;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.SubjectFinder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a picture that can be found by looking at it, for a mask that nobody has to paint. */
public enum Selection {
    SUBJECT,
    BACKGROUND,
    FACES;

    /** Of a face's width and height, what a mask has more on each side, so that the oval holds all of it. */
    private static final double MARGIN = 0.18;

    /** The word for it in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds it: a grey picture of the same size, white within, black outside, grey on its soft edges; empty where it does
     * not stand out clearly enough, or is not there.
     */
    public Optional<BufferedImage> find(Pixels pixels) throws InterruptedException {
        return switch (this) {
            case SUBJECT -> subject(pixels).map(subject -> grey(subject, false));
            case BACKGROUND -> subject(pixels).map(subject -> grey(subject, true));
            case FACES -> faces(pixels).map(faces -> grey(faces, false));
        };
    }

    private static Optional<Plane> subject(Pixels pixels) throws InterruptedException {
        Optional<SubjectFinder.Found> found = SubjectMatte.look(pixels);
        return found.isPresent() ? Optional.of(SubjectMatte.refined(found.get().map(), pixels)) : Optional.empty();
    }

    private static Optional<Plane> faces(Pixels pixels) throws InterruptedException {
        List<Face> faces = Faces.ifAny(pixels);
        if (faces.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(mask(faces, pixels.width(), pixels.height()));
    }

    /** How much each pixel of a picture of this size belongs to one of these faces, from 0 to 1. */
    static Plane mask(List<Face> faces, int width, int height) {
        Plane mask = Plane.blank(width, height);
        for (Face face : faces) {
            add(mask, face.grown(MARGIN));
        }
        return mask;
    }

    private static void add(Plane mask, Face face) {
        int left = (int) Math.clamp(Math.floor(face.left() * mask.width()), 0, mask.width() - 1);
        int top = (int) Math.clamp(Math.floor(face.top() * mask.height()), 0, mask.height() - 1);
        int right = (int) Math.clamp(Math.ceil(face.right() * mask.width()), 1, mask.width());
        int bottom = (int) Math.clamp(Math.ceil(face.bottom() * mask.height()), 1, mask.height());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double across = ((x + 0.5) / mask.width() - face.left()) / face.width() * 2 - 1;
                double down = ((y + 0.5) / mask.height() - face.top()) / face.height() * 2 - 1;
                int i = y * mask.width() + x;
                mask.values()[i] = Math.max(mask.values()[i], (float) Face.oval(across, down));
            }
        }
    }

    private static BufferedImage grey(Plane plane, boolean inverted) {
        BufferedImage grey = new BufferedImage(plane.width(), plane.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] to = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < to.length; i++) {
            float value = inverted ? 1 - plane.values()[i] : plane.values()[i];
            to[i] = (byte) Math.round(value * 255);
        }
        return grey;
    }
}
