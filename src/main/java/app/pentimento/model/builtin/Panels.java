package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.InputImage;
import app.pentimento.model.Usage;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.CutOut;
import app.pentimento.model.builtin.operation.InCell;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.stack.Sheet;
import app.pentimento.model.builtin.words.Wish;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Carries out what is asked of one of the pictures that a picture was joined of. */
@Component
class Panels {
    private final Strips strips;

    Panels(Strips strips) {
        this.strips = strips;
    }

    /** What is asked of one panel. */
    private record Part(int number, List<Wish> wishes) {}

    /** Whether a single picture of a sheet is asked for or about. */
    static boolean wanted(List<Wish> wishes) {
        return wishes.stream().anyMatch(Wish.GoTo.class::isInstance);
    }

    /** Whether panels of a strip are to be changed, or that is to be undone, and not only one of them to be shown. */
    static boolean changes(Sheet sheet, List<Wish> wishes) {
        boolean undo = sheet.before() != null && wishes.stream().anyMatch(Wish.Undo.class::isInstance);
        return !sheet.panels().isEmpty()
                && (undo
                        || parts(wishes).stream()
                                .anyMatch(part -> !part.wishes().isEmpty()));
    }

    /** Whether the pictures that the original was joined of still stand where they stood, and are meant by a number. */
    static boolean inPlace(History history) {
        Sheet sheet = history.sheet();
        return sheet != null
                && sheet.original()
                && history.countFrom() == 0
                && history.current().operations().stream()
                        .allMatch(each -> Masked.suits(each) || each instanceof Write || each instanceof Watermark);
    }

    /** Wishes about single pictures of a collage as wishes about the collage. */
    static List<Wish> withinCells(Sheet sheet, List<Wish> wishes) {
        List<Wish> within = new ArrayList<>(ofAll(wishes));
        for (Part part : parts(wishes)) {
            if (part.number() < 1 || part.number() > sheet.count()) {
                within.add(none(part, sheet));
                continue;
            }
            Trim cell = sheet.cells().get(part.number() - 1);
            boolean all = !part.wishes().isEmpty()
                    && part.wishes().stream()
                            .allMatch(wish -> wish instanceof Wish.Do todo && Masked.suits(todo.operation()));
            if (!all) {
                within.add(new Wish.Do(new CutOut(cell, part.number())));
            }
            for (Wish wish : part.wishes()) {
                within.add(
                        all && wish instanceof Wish.Do todo
                                ? new Wish.Do(new InCell(cell, part.number(), todo.operation()))
                                : wish);
            }
        }
        within.addAll(Wish.Not.among(wishes));
        return within;
    }

    /** Changes panels of a strip and joins it anew. */
    void change(
            History history,
            Sheet sheet,
            InputImage original,
            List<Wish> wishes,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        List<Said> said = new ArrayList<>();
        List<Wish.Not> declined = new ArrayList<>(Wish.Not.among(wishes));
        if (!parts(wishes).isEmpty() && !ofAll(wishes).isEmpty()) {
            declined.add(new Wish.Not("", Wish.Why.INCOMPLETE, Said.of("cell.mixed")));
        }
        History changed = history;
        List<Integer> versions = new ArrayList<>(sheet.panels());
        for (Part part : parts(wishes)) {
            if (part.number() < 1 || part.number() > sheet.count()) {
                declined.add(none(part, sheet));
                continue;
            }
            int version = versions.get(part.number() - 1);
            Editor.Outcome outcome = Editor.edit(changed.back(version), part.wishes());
            outcome.said().forEach(what -> said.add(Said.of("cell.only", what, Integer.toString(part.number()))));
            if (outcome.changed()) {
                changed = changed.withPanel(outcome.history().current());
                versions.set(part.number() - 1, changed.versions().size() - 1);
            }
        }
        Sheet before = sheet.before();
        Sheet next = null;
        if (before != null && parts(wishes).isEmpty()) {
            said.add(Said.of("undone"));
            versions = new ArrayList<>(before.panels());
            next = before;
        } else if (versions.equals(sheet.panels())) {
            listener.text(answers.nothingDone(said, declined));
            return;
        }
        Collage strip = strips.of(versions, changed, original);
        Darkroom.Print print = strips.print(strip);
        listener.text(answers.panels(said, print, declined));
        Sheet now = next == null ? new Sheet(strip.cells(), versions, sheet, false) : next;
        strips.show(print, changed, now, original, listener);
        listener.usage(new Usage(0, 0, 1, 1, 0));
    }

    private static Wish.Not none(Part part, Sheet sheet) {
        return new Wish.Not(
                "",
                Wish.Why.INCOMPLETE,
                Said.of("cell.none", Integer.toString(part.number()), Integer.toString(sheet.count())));
    }

    /** The wishes that come before any about a single picture. */
    private static List<Wish> ofAll(List<Wish> wishes) {
        return wishes.stream()
                .takeWhile(wish -> !(wish instanceof Wish.GoTo))
                .filter(wish -> !(wish instanceof Wish.Not))
                .toList();
    }

    /** The wishes by the picture that they are about. */
    private static List<Part> parts(List<Wish> wishes) {
        List<Part> parts = new ArrayList<>();
        for (Wish wish : wishes) {
            if (wish instanceof Wish.GoTo to) {
                parts.add(new Part(to.number(), new ArrayList<>()));
            } else if (!parts.isEmpty() && !(wish instanceof Wish.Not)) {
                parts.getLast().wishes().add(wish);
            }
        }
        return parts;
    }
}
