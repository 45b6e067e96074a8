package app.pentimento.model.builtin.story;

import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.Cartoon;
import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Film;
import app.pentimento.model.builtin.operation.InstantFrame;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.operation.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * One picture of a story.
 *
 * @param part of the photo
 * @param look that it gets
 * @param longer its longer side in pixels
 * @param shot what it shows
 * @param says its caption, unless the person has one
 */
public record Scene(Crop part, Film.Stock look, int longer, LocalizedMessage shot, LocalizedMessage says) {
    /** A small part is enlarged to this, so that its caption can be read. */
    private static final int READABLE = 900;

    private static final double MOST_ENLARGED = 4;

    /** What makes this picture of the photo, as a print with its caption below. */
    public List<Operation> print(String caption) {
        List<Operation> operations = new ArrayList<>(enlarged());
        operations.add(new Film(look));
        operations.add(new InstantFrame());
        operations.add(new Write(caption, Place.BOTTOM, letters(caption, 0.078), Lettering.of(Face.HANDWRITTEN)));
        return operations;
    }

    /** The same as a panel of a comic, with its caption in the corner. */
    public List<Operation> panel(String caption) {
        List<Operation> operations = new ArrayList<>(enlarged());
        operations.add(new Cartoon());
        operations.add(new Border(0x111111, "black", 0.014, 0));
        operations.add(new Write(
                caption, Place.TOP_LEFT, letters(caption, 0.06), Lettering.of(Face.POSTER, 0xFFE14D, null, true)));
        return operations;
    }

    private List<Operation> enlarged() {
        double factor = Math.clamp((double) READABLE / longer, 1, MOST_ENLARGED);
        return factor > 1.05 ? List.of(part, new Resize(null, null, factor)) : List.of(part);
    }

    /** A caption of more than a few words is set smaller, so that it stays in one line. */
    private static double letters(String caption, double usual) {
        int wide = caption.codePoints()
                .map(c -> Character.isIdeographic(c) ? 2 : 1)
                .sum();
        return usual * Math.clamp(30.0 / wide, 0.45, 1);
    }
}
