package app.pentimento.model.builtin.operation;

import app.pentimento.image.sight.Face;
import app.pentimento.image.sight.FaceFinder;
import java.util.List;
import java.util.function.Consumer;

/**
 * An operation on the faces alone, with a soft edge around each.
 *
 * @param operation what is done there; it must keep the picture's size
 */
public record OnFaces(Operation operation) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return apply(pixels, note -> {});
    }

    @Override
    public Pixels apply(Pixels pixels, Consumer<Said> notes) throws InterruptedException {
        List<Face> faces = Bands.whole(() -> FaceFinder.find(pixels.image()));
        if (faces.isEmpty()) {
            throw new NothingFound(this, Said.of("no-face"));
        }
        notes.accept(Said.of(faces.size() == 1 ? "found.face" : "found.faces", Integer.toString(faces.size())));
        Plane mask = Selection.mask(faces, pixels.width(), pixels.height());
        Pixels edited = operation.apply(pixels.copy());
        int[] before = pixels.argb();
        int[] after = edited.argb();
        int width = pixels.width();
        Bands.each(pixels.height(), 32, (from, to) -> {
            for (int i = from * width, end = to * width; i < end; i++) {
                float share = mask.values()[i];
                if (share > 0) {
                    before[i] = (before[i] & 0xFF000000) | Colours.mix(before[i], after[i], share);
                }
            }
        });
        return pixels;
    }

    @Override
    public OnFaces scaled(double factor) {
        return new OnFaces(operation.scaled(factor));
    }

    @Override
    public Said said() {
        return Said.of("on-faces", operation.said());
    }
}
