package app.pentimento.model.builtin;

import app.pentimento.model.EditRequest;
import app.pentimento.model.EditStack;
import app.pentimento.model.InputImage;
import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.UserMask;
import app.pentimento.model.builtin.stack.CollageLayout;
import app.pentimento.model.builtin.stack.EditStackJson;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.words.EditIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one picture of several: those that a turn brings, or the original and what has become of it. */
@Component
class Montage {
    private static final Backdrop CUT_OUT = new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0);

    private final EditRenderer renderer;

    Montage(EditRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * What came of it.
     *
     * @param message what was done
     * @param notes what was found in the pictures
     * @param view whether it is only to be looked at, and later edits go on from the picture before it
     * @param cells where the pictures stand in it that it was joined of; empty where it is not such a one
     */
    record Made(
            EditRenderer.Print print,
            LocalizedMessage message,
            List<LocalizedMessage> notes,
            boolean view,
            List<Trim> cells) {
        /** What later edits start from: the picture before it, or which pictures it is joined of. */
        @Nullable
        EditStack editStack(InputImage original, History edits) {
            if (view) {
                return new EditStack(original, EditStackJson.write(edits));
            }
            return cells.isEmpty()
                    ? null
                    : new EditStack(
                            original, EditStackJson.write(History.start().joined(CollageLayout.of(cells))));
        }
    }

    /** The wish in a turn that this can carry out, if there is one. */
    static Optional<EditIntent> intent(List<EditIntent> intents) {
        return intents.stream()
                .filter(intent -> intent instanceof EditIntent.Join || intent instanceof EditIntent.Behind)
                .findFirst();
    }

    /**
     * Carries out such a wish.
     *
     * @param mask the request's, as pixels; null for none
     * @param edits of the original, those of this turn included
     * @throws NothingFound where a picture is missing, or a subject
     */
    Made make(EditIntent intent, EditRequest request, @Nullable Pixels mask, InputImage original, List<Operation> edits)
            throws InterruptedException {
        List<InputImage> all = new ArrayList<>(request.attached());
        all.add(original);
        Backdrop backdrop = mask == null ? CUT_OUT : CUT_OUT.within(UserMask.of(mask));
        return renderer.inRoomFor(all, () -> made(intent, request, original, edits, backdrop));
    }

    private Made made(
            EditIntent intent, EditRequest request, InputImage original, List<Operation> edits, Backdrop backdrop)
            throws InterruptedException {
        List<LocalizedMessage> notes = new ArrayList<>();
        if (intent instanceof EditIntent.Join join && join.layout() == EditIntent.Layout.BEFORE_AFTER) {
            Pixels before = renderer.pixels(original, List.of(), notes);
            Pixels after = renderer.pixels(original, edits, notes);
            return made(Collage.row(List.of(before, after)), join.layout(), 2, notes);
        }
        if (request.attached().isEmpty()) {
            throw new NothingFound(CUT_OUT, LocalizedMessage.of("no-other"));
        }
        Pixels first = renderer.pixels(original, edits, notes);
        if (intent instanceof EditIntent.Join join) {
            int count = request.attached().size() + 1;
            List<Pixels> pictures = new ArrayList<>(List.of(Collage.fitted(first, count)));
            for (InputImage other : request.attached()) {
                pictures.add(Collage.fitted(renderer.pixels(other, List.of(), notes), count));
            }
            Collage joined = switch (join.layout()) {
                case COLUMN -> Collage.column(pictures);
                case GRID -> Collage.grid(pictures);
                default -> Collage.row(pictures);
            };
            return made(joined, join.layout(), pictures.size(), notes);
        }
        Pixels other = renderer.pixels(request.attached().getFirst(), List.of(), notes);
        Pixels composed = backdrop.before(first, other, notes::add);
        LocalizedMessage message = LocalizedMessage.of("backdrop.picture");
        UserMask mask = backdrop.brushed();
        return new Made(
                renderer.print(composed),
                mask == null ? message : LocalizedMessage.all(message, mask.message()),
                notes,
                false,
                List.of());
    }

    private Made made(Collage joined, EditIntent.Layout layout, int count, List<LocalizedMessage> notes)
            throws InterruptedException {
        LocalizedMessage message =
                LocalizedMessage.of("joined." + layout.name().toLowerCase(Locale.ROOT), Integer.toString(count));
        boolean view = layout == EditIntent.Layout.BEFORE_AFTER;
        return new Made(renderer.print(joined.pixels()), message, notes, view, joined.cells());
    }
}
