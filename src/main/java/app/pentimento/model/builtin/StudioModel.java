package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Choice;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.InputImage;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.stack.CollageLayout;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.words.EditIntent;
import app.pentimento.model.builtin.words.RequestParser;
import app.pentimento.model.builtin.words.Understanding;
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

    private final EditRenderer renderer;
    private final Montage montage;
    private final Series series;
    private final Panels panels;

    StudioModel(EditRenderer renderer, Montage montage, Series series, Panels panels) {
        this.renderer = renderer;
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
        renderer.with(request.mask(), mask -> {
            answer(request, mask, listener);
            return true;
        });
        // Whoever has asked once asks again, and perhaps for something that the rules alone do not know.
        RequestParser.prepareFor(request.prompt());
    }

    private void answer(EditRequest request, @Nullable Pixels mask, AnswerListener listener)
            throws InterruptedException {
        EditContext editContext = EditContext.of(request);
        Understanding understanding = RequestParser.read(request.prompt(), editContext.context());
        CollageLayout sheet = editContext.history().sheet();
        if (sheet != null && sheet.original()) {
            if (Panels.wanted(understanding.intents()) && Panels.inPlace(editContext.history())) {
                understanding = understanding.with(Panels.withinCells(sheet, understanding.intents()));
            }
        } else if (sheet != null) {
            List<EditIntent> intents = mask == null ? understanding.intents() : List.of();
            if (editContext.original() != null && Panels.changes(sheet, intents)) {
                Answers answers = new Answers(understanding.chinese());
                panels.change(editContext.history(), sheet, editContext.original(), intents, answers, listener);
                return;
            }
            boolean single = Panels.wanted(intents);
            editContext =
                    single && !sheet.panels().isEmpty() ? editContext.amongPanels() : EditContext.flat(request, sheet);
            understanding = single && sheet.panels().isEmpty()
                    ? understanding.with(Panels.withinCells(sheet, intents))
                    : RequestParser.read(request.prompt(), editContext.context());
        }
        understanding = understanding.with(
                Choices.existing(editContext.history(), understanding.intents(), understanding.chinese()));
        if (editContext.original() == null && needsPicture(request, understanding.intents())) {
            editContext = EditContext.flat(request);
        }
        if (mask != null && understanding.hasDoable()) {
            understanding = understanding.with(MaskedIntents.within(mask, understanding.intents()));
        }
        Answers answers = new Answers(understanding.chinese());
        switch (understanding.mood()) {
            case HELP -> listener.text(answers.help());
            case QUESTION ->
                listener.text(answers.question(
                        request.workingImage() == null
                                ? null
                                : request.workingImage().file()));
            case EDIT -> edit(request, mask, editContext, understanding.intents(), answers, listener);
        }
        offer(request, understanding, listener);
    }

    /** What else was not done may have been meant to be, and who can do it. */
    private static void offer(EditRequest request, Understanding understanding, AnswerListener listener) {
        List<Choice> choices = switch (understanding.mood()) {
            case HELP -> List.of();
            case QUESTION -> List.of(Choice.generative(request.prompt()));
            case EDIT -> Answers.choices(understanding.intents(), request.prompt());
        };
        if (!choices.isEmpty()) {
            listener.choices(choices);
        }
    }

    /** Other pictures, several pictures and masks go with a poster as it is, not with what it was made by. */
    private static boolean needsPicture(EditRequest request, List<EditIntent> intents) {
        return request.mask() != null || Montage.intent(intents).isPresent() || Series.wanted(intents);
    }

    private void edit(
            EditRequest request,
            @Nullable Pixels mask,
            EditContext editContext,
            List<EditIntent> intents,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        List<EditIntent.Not> declined = EditIntent.Not.among(intents);
        InputImage original = editContext.original();
        if (intents.size() == declined.size()) {
            listener.text(answers.nothingDone(List.of(), declined));
            return;
        }
        if (original == null) {
            fromNothing(editContext, intents, declined, answers, listener);
            return;
        }
        try {
            edit(request, mask, editContext, original, intents, declined, answers, listener);
        } catch (NothingFound e) {
            EditIntent.Not not = new EditIntent.Not("", EditIntent.Why.INCOMPLETE, e.say());
            List<EditIntent> others = intents.stream()
                    .filter(intent -> !(intent instanceof EditIntent.Do todo
                            && todo.operation().equals(e.operation())))
                    .toList();
            List<EditIntent> rest = new ArrayList<>(others);
            rest.add(not);
            boolean left = others.size() < intents.size() && declined.size() < others.size();
            if (left) {
                edit(request, mask, editContext, rest, answers, listener);
            } else {
                listener.text(answers.nothingDone(List.of(), EditIntent.Not.among(rest)));
            }
        }
    }

    private void edit(
            EditRequest request,
            @Nullable Pixels mask,
            EditContext editContext,
            InputImage original,
            List<EditIntent> intents,
            List<EditIntent.Not> declined,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        Editor.Outcome outcome = Editor.edit(editContext.history(), intents);
        List<Operation> all = outcome.history().current().operations();
        Optional<EditIntent> montage = Montage.intent(intents);
        if (montage.isPresent()) {
            Montage.Made made = this.montage.make(montage.get(), request, mask, original, all);
            listener.text(answers.made(made, declined));
            listener.image(
                    made.print().shown(null, made.editStack(original, outcome.history()), List.of("c2pa.edited")));
            listener.usage(new Usage(0, 0, 1 + request.attached().size(), 1, 0));
            return;
        }
        if (!outcome.changed() && !Series.wanted(intents)) {
            listener.text(answers.nothingDone(outcome.messages(), declined));
            return;
        }
        if (outcome.changed()) {
            EditRenderer.Print print = renderer.develop(original, all);
            listener.text(answers.done(outcome.messages(), all, print, declined));
            listener.image(print.shown(null, original, outcome.history()));
        }
        List<EditIntent.Not> untold = outcome.changed() ? List.of() : declined;
        int more = series.show(intents, original, outcome.history(), answers, untold, listener);
        listener.usage(new Usage(0, 0, 1, more + (outcome.changed() ? 1 : 0), 0));
    }

    /** A poster needs no photo; everything else does. */
    private void fromNothing(
            EditContext editContext,
            List<EditIntent> intents,
            List<EditIntent.Not> declined,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        Editor.Outcome outcome = Editor.edit(editContext.history(), intents);
        List<Operation> all = outcome.history().current().operations();
        Optional<Poster> poster = Poster.among(all);
        boolean had = Poster.among(editContext.history().current().operations()).isPresent();
        if (poster.isEmpty() && !had) {
            listener.text(answers.noPicture());
        } else if (poster.isEmpty() || !outcome.changed()) {
            List<LocalizedMessage> messages =
                    poster.isEmpty() ? List.of(LocalizedMessage.of("poster.needed")) : outcome.messages();
            listener.text(answers.nothingDone(messages, declined));
        } else {
            EditRenderer.Print print = renderer.poster(poster.get(), all);
            listener.text(answers.poster(outcome.messages(), print, declined, !had));
            listener.image(print.shown(null, null, outcome.history()));
            listener.usage(new Usage(0, 0, 0, 1, 0));
        }
    }
}
