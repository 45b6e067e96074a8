package app.pentimento.model.builtin;

import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.model.Recipe;
import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.Brushed;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.stack.Recipes;
import app.pentimento.model.builtin.stack.Sheet;
import app.pentimento.model.builtin.words.Wish;
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

    private final Darkroom darkroom;

    Montage(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    /**
     * What came of it.
     *
     * @param said what was done
     * @param notes what was found in the pictures
     * @param view whether it is only to be looked at, and later edits go on from the picture before it
     * @param cells where the pictures stand in it that it was joined of; empty where it is not such a one
     */
    record Made(Darkroom.Print print, Said said, List<Said> notes, boolean view, List<Trim> cells) {
        /** What later edits start from: the picture before it, or which pictures it is joined of. */
        @Nullable
        Recipe recipe(InputImage original, History edits) {
            if (view) {
                return new Recipe(original, Recipes.write(edits));
            }
            return cells.isEmpty()
                    ? null
                    : new Recipe(original, Recipes.write(History.start().joined(Sheet.of(cells))));
        }
    }

    /** The wish in a turn that this can carry out, if there is one. */
    static Optional<Wish> wish(List<Wish> wishes) {
        return wishes.stream()
                .filter(wish -> wish instanceof Wish.Join || wish instanceof Wish.Behind)
                .findFirst();
    }

    /**
     * Carries out such a wish.
     *
     * @param mask the request's, as pixels; null for none
     * @param edits of the original, those of this turn included
     * @throws NothingFound where a picture is missing, or a subject
     */
    Made make(Wish wish, EditRequest request, @Nullable Pixels mask, InputImage original, List<Operation> edits)
            throws InterruptedException {
        List<InputImage> all = new ArrayList<>(request.attached());
        all.add(original);
        Backdrop backdrop = mask == null ? CUT_OUT : CUT_OUT.within(Brushed.of(mask));
        return darkroom.inRoomFor(all, () -> made(wish, request, original, edits, backdrop));
    }

    private Made made(Wish wish, EditRequest request, InputImage original, List<Operation> edits, Backdrop backdrop)
            throws InterruptedException {
        List<Said> notes = new ArrayList<>();
        if (wish instanceof Wish.Join join && join.layout() == Wish.Layout.BEFORE_AFTER) {
            Pixels before = darkroom.pixels(original, List.of(), notes);
            Pixels after = darkroom.pixels(original, edits, notes);
            return made(Collage.row(List.of(before, after)), join.layout(), 2, notes);
        }
        if (request.attached().isEmpty()) {
            throw new NothingFound(CUT_OUT, Said.of("no-other"));
        }
        Pixels first = darkroom.pixels(original, edits, notes);
        if (wish instanceof Wish.Join join) {
            int count = request.attached().size() + 1;
            List<Pixels> pictures = new ArrayList<>(List.of(Collage.fitted(first, count)));
            for (InputImage other : request.attached()) {
                pictures.add(Collage.fitted(darkroom.pixels(other, List.of(), notes), count));
            }
            Collage joined = switch (join.layout()) {
                case COLUMN -> Collage.column(pictures);
                case GRID -> Collage.grid(pictures);
                default -> Collage.row(pictures);
            };
            return made(joined, join.layout(), pictures.size(), notes);
        }
        Pixels other = darkroom.pixels(request.attached().getFirst(), List.of(), notes);
        Pixels composed = backdrop.before(first, other, notes::add);
        Said said = Said.of("backdrop.picture");
        Brushed mask = backdrop.brushed();
        return new Made(
                darkroom.print(composed), mask == null ? said : Said.all(said, mask.said()), notes, false, List.of());
    }

    private Made made(Collage joined, Wish.Layout layout, int count, List<Said> notes) throws InterruptedException {
        Said said = Said.of("joined." + layout.name().toLowerCase(Locale.ROOT), Integer.toString(count));
        boolean view = layout == Wish.Layout.BEFORE_AFTER;
        return new Made(darkroom.print(joined.pixels()), said, notes, view, joined.cells());
    }
}
