package app.pentimento.model.builtin.operation;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.SubjectFinder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A part of the picture around what was found in it, with some room. */
public record CropTo(What what) implements Operation {
    /** What to crop to. */
    public enum What {
        /** The largest face. */
        FACE,
        /** All faces. */
        FACES,
        SUBJECT
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        Face box = what == What.SUBJECT ? subject(pixels) : faces(pixels, notes);
        int x = (int) Math.round(Math.clamp(box.left(), 0, 1) * pixels.width());
        int y = (int) Math.round(Math.clamp(box.top(), 0, 1) * pixels.height());
        int right = (int) Math.round(Math.clamp(box.right(), 0, 1) * pixels.width());
        int bottom = (int) Math.round(Math.clamp(box.bottom(), 0, 1) * pixels.height());
        return Crop.part(pixels, x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    private Face subject(Pixels pixels) throws InterruptedException {
        Optional<SubjectFinder.Found> found = Bands.whole(() -> SubjectFinder.find(pixels.image()));
        return found.orElseThrow(() -> new NothingFound(this, LocalizedMessage.of("no-subject")))
                .map()
                .box()
                .grown(0.06);
    }

    private Face faces(Pixels pixels, Consumer<LocalizedMessage> notes) throws InterruptedException {
        List<Face> faces = Faces.of(pixels, this, notes);
        Face first = faces.getFirst();
        if (what == What.FACE) {
            return first.grown(roomBeside(first, faces));
        }
        double left = faces.stream().mapToDouble(Face::left).min().orElse(0);
        double top = faces.stream().mapToDouble(Face::top).min().orElse(0);
        double right = faces.stream().mapToDouble(Face::right).max().orElse(1);
        double bottom = faces.stream().mapToDouble(Face::bottom).max().orElse(1);
        double more = first.height() * 0.5;
        return new Face(left - more, top - more, right - left + 2 * more, bottom - top + 2 * more, 1);
    }

    /** How much room fits around a face before another comes in. */
    private static double roomBeside(Face face, List<Face> faces) {
        double room = 0.6;
        while (room > 0.1) {
            Face grown = face.grown(room);
            boolean alone = faces.stream()
                    .filter(other -> !other.equals(face))
                    .noneMatch(other -> other.left() < grown.right()
                            && other.right() > grown.left()
                            && other.top() < grown.bottom()
                            && other.bottom() > grown.top());
            if (alone) {
                break;
            }
            room -= 0.05;
        }
        return room;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(
                switch (what) {
                    case FACE -> "cropped.face";
                    case FACES -> "cropped.faces";
                    case SUBJECT -> "cropped.subject";
                });
    }
}
