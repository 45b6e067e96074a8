package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditStack;
import app.pentimento.model.InputImage;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.stack.CollageLayout;
import app.pentimento.model.builtin.stack.EditStackJson;
import app.pentimento.model.builtin.stack.History;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Comic strips: the panels of a comic in one picture, each of which can be changed afterwards. */
@Component
class Strips {
    /** The longer side of a panel in a strip, in pixels. */
    private static final double PANEL = 1600;

    private final EditRenderer renderer;

    Strips(EditRenderer renderer) {
        this.renderer = renderer;
    }

    /** A panel as large as it stands in a strip. */
    static Pixels small(Pixels panel) throws InterruptedException {
        double factor = PANEL / Math.max(panel.width(), panel.height());
        return factor < 1 ? new Resize(null, null, factor).apply(panel) : panel;
    }

    /** Panels in one picture. */
    static Collage joined(List<Pixels> panels) throws InterruptedException {
        return panels.size() <= 3 ? Collage.row(panels) : Collage.grid(panels);
    }

    /** The panels of some versions in one picture, made from the original. */
    Collage of(List<Integer> versions, History history, InputImage original) throws InterruptedException {
        List<Pixels> panels = new ArrayList<>();
        for (int version : versions) {
            panels.add(renderer.inRoomFor(
                    List.of(original),
                    () -> small(renderer.pixels(
                            original, history.versions().get(version).operations(), new ArrayList<>()))));
        }
        return joined(panels);
    }

    /** Shows a strip of new panels, and says how large it is. */
    void show(
            Collage strip,
            History history,
            List<Integer> versions,
            InputImage original,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        EditRenderer.Print print = renderer.print(strip.pixels());
        listener.text(answers.strip(versions.size(), print));
        show(print, history, new CollageLayout(strip.cells(), versions, null, false), original, listener);
    }

    /** Shows a strip. */
    void show(
            EditRenderer.Print print,
            History history,
            CollageLayout sheet,
            InputImage original,
            AnswerListener listener)
            throws InterruptedException {
        EditStack editStack = new EditStack(original, EditStackJson.write(history.joined(sheet)));
        listener.image(print.shown(null, editStack, List.of("c2pa.edited")));
    }

    EditRenderer.Print print(Collage strip) throws InterruptedException {
        return renderer.print(strip.pixels());
    }
}
