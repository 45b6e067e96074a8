package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.InputImage;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Recipe;
import app.pentimento.model.Usage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.stack.Recipes;
import app.pentimento.model.builtin.words.RequestParser;
import app.pentimento.model.builtin.words.Understanding;
import app.pentimento.model.builtin.words.Wish;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Edits by plain words, without a network and without a generative model. */
@Component
class StudioModel implements ImageModel {
    private static final ModelInfo INFO = new ModelInfo(
            "builtin:studio",
            "builtin",
            "Built-in studio",
            null,
            new ModelInfo.Capabilities(
                    true,
                    false,
                    false,
                    true,
                    true,
                    1,
                    List.of("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff"),
                    List.of(),
                    List.of(),
                    1),
            BigDecimal.ZERO);

    private final Darkroom darkroom;

    StudioModel(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public boolean masksByItself() {
        return true;
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) throws InterruptedException {
        Desk desk = Desk.of(request);
        Understanding understanding = RequestParser.read(request.prompt(), desk.context());
        if (request.mask() != null && understanding.hasDoable()) {
            understanding =
                    understanding.with(MaskedWishes.within(darkroom.mask(request.mask()), understanding.wishes()));
        }
        Answers answers = new Answers(understanding.chinese());
        switch (understanding.mood()) {
            case HELP -> listener.text(answers.help());
            case QUESTION ->
                listener.text(answers.question(
                        request.workingImage() == null
                                ? null
                                : request.workingImage().file()));
            case EDIT -> edit(desk, understanding, answers, listener);
        }
    }

    private void edit(Desk desk, Understanding understanding, Answers answers, AnswerListener listener)
            throws InterruptedException {
        List<Wish.Not> declined = understanding.declined();
        InputImage original = desk.original();
        if (!understanding.hasDoable()) {
            listener.text(answers.nothingDone(List.of(), declined));
            return;
        }
        if (original == null) {
            listener.text(answers.noPicture());
            return;
        }
        Editor.Outcome outcome = Editor.edit(desk.history(), understanding.wishes());
        List<Operation> variants = variants(understanding);
        if (!outcome.changed() && variants.isEmpty()) {
            listener.text(answers.nothingDone(outcome.said(), declined));
            return;
        }
        if (outcome.changed()) {
            List<Operation> all = outcome.history().current().operations();
            Darkroom.Print print = darkroom.develop(original, all);
            listener.text(answers.done(outcome.said(), all, print.width(), print.height(), declined));
            listener.image(image(print, null, original, outcome.history()));
        }
        if (!variants.isEmpty()) {
            listener.text(answers.variants(variants.size(), outcome.changed() ? List.of() : declined));
            show(original, outcome.history(), variants, answers, listener);
        }
        listener.usage(new Usage(0, 0, 1, variants.size() + (outcome.changed() ? 1 : 0), 0));
    }

    private static List<Operation> variants(Understanding understanding) {
        return understanding.wishes().stream()
                .filter(Wish.Variants.class::isInstance)
                .flatMap(wish -> ((Wish.Variants) wish).operations().stream())
                .toList();
    }

    /** Shows a picture in several ways, each as soon as it is done. */
    private void show(
            InputImage original, History before, List<Operation> variants, Answers answers, AnswerListener listener)
            throws InterruptedException {
        int base = before.currentIndex();
        History history = before.countingFromHere();
        for (int i = 0; i < variants.size(); i++) {
            history = history.withVariant(base, variants.get(i));
            Darkroom.Print print = darkroom.develop(original, history.current().operations());
            listener.image(image(print, answers.caption(i + 1, variants.get(i)), original, history));
        }
    }

    private static ModelImage image(
            Darkroom.Print print, @Nullable String caption, InputImage original, History history) {
        Recipe recipe = new Recipe(original, Recipes.write(history));
        return new ModelImage(
                print.bytes(),
                print.mediaType(),
                caption,
                ModelImage.Making.TOOL,
                recipe,
                Deeds.of(history.current().operations()),
                null);
    }
}
