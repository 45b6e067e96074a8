package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.InputImage;
import app.pentimento.model.Usage;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.CollageCellEdit;
import app.pentimento.model.builtin.operation.ExtractCell;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import app.pentimento.model.builtin.stack.CollageLayout;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.words.EditIntent;
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
    private record Part(int number, List<EditIntent> intents) {}

    /** Whether a single picture of a sheet is asked for or about. */
    static boolean wanted(List<EditIntent> intents) {
        return intents.stream().anyMatch(EditIntent.GoTo.class::isInstance);
    }

    /** Whether panels of a strip are to be changed, or that is to be undone, and not only one of them to be shown. */
    static boolean changes(CollageLayout sheet, List<EditIntent> intents) {
        boolean undo = sheet.before() != null && intents.stream().anyMatch(EditIntent.Undo.class::isInstance);
        return !sheet.panels().isEmpty()
                && (undo
                        || parts(intents).stream()
                                .anyMatch(part -> !part.intents().isEmpty()));
    }

    /** Whether the pictures that the original was joined of still stand where they stood, and are meant by a number. */
    static boolean inPlace(History history) {
        CollageLayout sheet = history.sheet();
        return sheet != null
                && sheet.original()
                && history.countFrom() == 0
                && history.current().operations().stream()
                        .allMatch(each -> Masked.suits(each) || each instanceof Write || each instanceof Watermark);
    }

    /** Wishes about single pictures of a collage as wishes about the collage. */
    static List<EditIntent> withinCells(CollageLayout sheet, List<EditIntent> intents) {
        List<EditIntent> within = new ArrayList<>(ofAll(intents));
        for (Part part : parts(intents)) {
            if (part.number() < 1 || part.number() > sheet.count()) {
                within.add(none(part, sheet));
                continue;
            }
            Trim cell = sheet.cells().get(part.number() - 1);
            boolean all = !part.intents().isEmpty()
                    && part.intents().stream()
                            .allMatch(intent -> intent instanceof EditIntent.Do todo && Masked.suits(todo.operation()));
            if (!all) {
                within.add(new EditIntent.Do(new ExtractCell(cell, part.number())));
            }
            for (EditIntent intent : part.intents()) {
                within.add(
                        all && intent instanceof EditIntent.Do todo
                                ? new EditIntent.Do(new CollageCellEdit(cell, part.number(), todo.operation()))
                                : intent);
            }
        }
        within.addAll(EditIntent.Not.among(intents));
        return within;
    }

    /** Changes panels of a strip and joins it anew. */
    void change(
            History history,
            CollageLayout sheet,
            InputImage original,
            List<EditIntent> intents,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        List<LocalizedMessage> messages = new ArrayList<>();
        List<EditIntent.Not> declined = new ArrayList<>(EditIntent.Not.among(intents));
        if (!parts(intents).isEmpty() && !ofAll(intents).isEmpty()) {
            declined.add(new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("cell.mixed")));
        }
        History changed = history;
        List<Integer> versions = new ArrayList<>(sheet.panels());
        for (Part part : parts(intents)) {
            if (part.number() < 1 || part.number() > sheet.count()) {
                declined.add(none(part, sheet));
                continue;
            }
            int version = versions.get(part.number() - 1);
            Editor.Outcome outcome = Editor.edit(changed.back(version), part.intents());
            outcome.messages()
                    .forEach(what ->
                            messages.add(LocalizedMessage.of("cell.only", what, Integer.toString(part.number()))));
            if (outcome.changed()) {
                changed = changed.withPanel(outcome.history().current());
                versions.set(part.number() - 1, changed.versions().size() - 1);
            }
        }
        CollageLayout before = sheet.before();
        CollageLayout next = null;
        if (before != null && parts(intents).isEmpty()) {
            messages.add(LocalizedMessage.of("undone"));
            versions = new ArrayList<>(before.panels());
            next = before;
        } else if (versions.equals(sheet.panels())) {
            listener.text(answers.nothingDone(messages, declined));
            return;
        }
        Collage strip = strips.of(versions, changed, original);
        EditRenderer.Print print = strips.print(strip);
        listener.text(answers.panels(messages, print, declined));
        CollageLayout now = next == null ? new CollageLayout(strip.cells(), versions, sheet, false) : next;
        strips.show(print, changed, now, original, listener);
        listener.usage(new Usage(0, 0, 1, 1, 0));
    }

    private static EditIntent.Not none(Part part, CollageLayout sheet) {
        return new EditIntent.Not(
                "",
                EditIntent.Why.INCOMPLETE,
                LocalizedMessage.of("cell.none", Integer.toString(part.number()), Integer.toString(sheet.count())));
    }

    /** The wishes that come before any about a single picture. */
    private static List<EditIntent> ofAll(List<EditIntent> intents) {
        return intents.stream()
                .takeWhile(intent -> !(intent instanceof EditIntent.GoTo))
                .filter(intent -> !(intent instanceof EditIntent.Not))
                .toList();
    }

    /** The wishes by the picture that they are about. */
    private static List<Part> parts(List<EditIntent> intents) {
        List<Part> parts = new ArrayList<>();
        for (EditIntent intent : intents) {
            if (intent instanceof EditIntent.GoTo to) {
                parts.add(new Part(to.number(), new ArrayList<>()));
            } else if (!parts.isEmpty() && !(intent instanceof EditIntent.Not)) {
                parts.getLast().intents().add(intent);
            }
        }
        return parts;
    }
}
