package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Choice;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.InputImage;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.stack.Sheet;
import app.pentimento.model.builtin.words.RequestParser;
import app.pentimento.model.builtin.words.Understanding;
import app.pentimento.model.builtin.words.Wish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Edits by plain words, without a network and without a generative model. */
@Component
class StudioModel implements ImageModel {
    private static final int MOST_PICTURES = 9;
    private static final ModelInfo INFO = new ModelInfo(
            "builtin:studio",
            "builtin",
            "Built-in studio",
            null,
            Lifecycle.OFFERED,
            new ModelInfo.Capabilities(
                    true,
                    false,
                    false,
                    true,
                    true,
                    MOST_PICTURES,
                    List.of("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff"),
                    List.of(),
                    List.of(),
                    1,
                    List.of(),
                    false,
                    false),
            BigDecimal.ZERO);

    private final Darkroom darkroom;
    private final Montage montage;
    private final Series series;
    private final Panels panels;

    StudioModel(Darkroom darkroom, Montage montage, Series series, Panels panels) {
        this.darkroom = darkroom;
        this.montage = montage;
        this.series = series;
        this.panels = panels;
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public boolean masksByItself() {
        return true;
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) throws InterruptedException {
        darkroom.with(request.mask(), mask -> {
            answer(request, mask, listener);
            return true;
        });
        // Whoever has asked once asks again, and perhaps for something that the rules alone do not know.
        RequestParser.prepareFor(request.prompt());
    }

    private void answer(EditRequest request, @Nullable Pixels mask, AnswerListener listener)
            throws InterruptedException {
        Desk desk = Desk.of(request);
        Understanding understanding = RequestParser.read(request.prompt(), desk.context());
        Sheet sheet = desk.history().sheet();
        if (sheet != null && sheet.original()) {
            if (Panels.wanted(understanding.wishes()) && Panels.inPlace(desk.history())) {
                understanding = understanding.with(Panels.withinCells(sheet, understanding.wishes()));
            }
        } else if (sheet != null) {
            List<Wish> wishes = mask == null ? understanding.wishes() : List.of();
            if (desk.original() != null && Panels.changes(sheet, wishes)) {
                Answers answers = new Answers(understanding.chinese());
                panels.change(desk.history(), sheet, desk.original(), wishes, answers, listener);
                return;
            }
            boolean single = Panels.wanted(wishes);
            desk = single && !sheet.panels().isEmpty() ? desk.amongPanels() : Desk.flat(request, sheet);
            understanding = single && sheet.panels().isEmpty()
                    ? understanding.with(Panels.withinCells(sheet, wishes))
                    : RequestParser.read(request.prompt(), desk.context());
        }
        understanding =
                understanding.with(Choices.existing(desk.history(), understanding.wishes(), understanding.chinese()));
        if (desk.original() == null && needsPicture(request, understanding.wishes())) {
            desk = Desk.flat(request);
        }
        if (mask != null && understanding.hasDoable()) {
            understanding = understanding.with(MaskedWishes.within(mask, understanding.wishes()));
        }
        Answers answers = new Answers(understanding.chinese());
        switch (understanding.mood()) {
            case HELP -> listener.text(answers.help());
            case QUESTION ->
                listener.text(answers.question(
                        request.workingImage() == null
                                ? null
                                : request.workingImage().file()));
            case EDIT -> edit(request, mask, desk, understanding.wishes(), answers, listener);
        }
        offer(request, understanding, listener);
    }

    /** What else was not done may have been meant to be, and who can do it. */
    private static void offer(EditRequest request, Understanding understanding, AnswerListener listener) {
        List<Choice> choices = switch (understanding.mood()) {
            case HELP -> List.of();
            case QUESTION -> List.of(Choice.generative(request.prompt()));
            case EDIT -> Answers.choices(understanding.wishes(), request.prompt());
        };
        if (!choices.isEmpty()) {
            listener.choices(choices);
        }
    }

    /** Other pictures, several pictures and masks go with a poster as it is, not with what it was made by. */
    private static boolean needsPicture(EditRequest request, List<Wish> wishes) {
        return request.mask() != null || Montage.wish(wishes).isPresent() || Series.wanted(wishes);
    }

    private void edit(
            EditRequest request,
            @Nullable Pixels mask,
            Desk desk,
            List<Wish> wishes,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        List<Wish.Not> declined = Wish.Not.among(wishes);
        InputImage original = desk.original();
        if (wishes.size() == declined.size()) {
            listener.text(answers.nothingDone(List.of(), declined));
            return;
        }
        if (original == null) {
            fromNothing(desk, wishes, declined, answers, listener);
            return;
        }
        try {
            edit(request, mask, desk, original, wishes, declined, answers, listener);
        } catch (NothingFound e) {
            Wish.Not not = new Wish.Not("", Wish.Why.INCOMPLETE, e.say());
            List<Wish> others = wishes.stream()
                    .filter(wish ->
                            !(wish instanceof Wish.Do todo && todo.operation().equals(e.operation())))
                    .toList();
            List<Wish> rest = new ArrayList<>(others);
            rest.add(not);
            boolean left = others.size() < wishes.size() && declined.size() < others.size();
            if (left) {
                edit(request, mask, desk, rest, answers, listener);
            } else {
                listener.text(answers.nothingDone(List.of(), Wish.Not.among(rest)));
            }
        }
    }

    private void edit(
            EditRequest request,
            @Nullable Pixels mask,
            Desk desk,
            InputImage original,
            List<Wish> wishes,
            List<Wish.Not> declined,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        Editor.Outcome outcome = Editor.edit(desk.history(), wishes);
        List<Operation> all = outcome.history().current().operations();
        Optional<Wish> montage = Montage.wish(wishes);
        if (montage.isPresent()) {
            Montage.Made made = this.montage.make(montage.get(), request, mask, original, all);
            listener.text(answers.made(made, declined));
            listener.image(made.print().shown(null, made.recipe(original, outcome.history()), List.of("c2pa.edited")));
            listener.usage(new Usage(0, 0, 1 + request.attached().size(), 1, 0));
            return;
        }
        if (!outcome.changed() && !Series.wanted(wishes)) {
            listener.text(answers.nothingDone(outcome.said(), declined));
            return;
        }
        if (outcome.changed()) {
            Darkroom.Print print = darkroom.develop(original, all);
            listener.text(answers.done(outcome.said(), all, print, declined));
            listener.image(print.shown(null, original, outcome.history()));
        }
        List<Wish.Not> untold = outcome.changed() ? List.of() : declined;
        int more = series.show(wishes, original, outcome.history(), answers, untold, listener);
        listener.usage(new Usage(0, 0, 1, more + (outcome.changed() ? 1 : 0), 0));
    }

    /** A poster needs no photo; everything else does. */
    private void fromNothing(
            Desk desk, List<Wish> wishes, List<Wish.Not> declined, Answers answers, AnswerListener listener)
            throws InterruptedException {
        Editor.Outcome outcome = Editor.edit(desk.history(), wishes);
        List<Operation> all = outcome.history().current().operations();
        Optional<Poster> poster = Poster.among(all);
        boolean had = Poster.among(desk.history().current().operations()).isPresent();
        if (poster.isEmpty() && !had) {
            listener.text(answers.noPicture());
        } else if (poster.isEmpty() || !outcome.changed()) {
            List<Said> said = poster.isEmpty() ? List.of(Said.of("poster.needed")) : outcome.said();
            listener.text(answers.nothingDone(said, declined));
        } else {
            Darkroom.Print print = darkroom.poster(poster.get(), all);
            listener.text(answers.poster(outcome.said(), print, declined, !had));
            listener.image(print.shown(null, null, outcome.history()));
            listener.usage(new Usage(0, 0, 0, 1, 0));
        }
    }
}
