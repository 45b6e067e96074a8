package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.InputImage;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Recipe;
import app.pentimento.model.Usage;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pipeline;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.stack.Recipes;
import app.pentimento.model.builtin.words.RequestParser;
import app.pentimento.model.builtin.words.Understanding;
import app.pentimento.model.builtin.words.Wish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
                    1),
            BigDecimal.ZERO);

    private final Darkroom darkroom;
    private final Montage montage;

    StudioModel(Darkroom darkroom, Montage montage) {
        this.darkroom = darkroom;
        this.montage = montage;
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
            case EDIT -> edit(request, desk, understanding.wishes(), answers, listener);
        }
    }

    private void edit(EditRequest request, Desk desk, List<Wish> wishes, Answers answers, AnswerListener listener)
            throws InterruptedException {
        List<Wish.Not> declined = Wish.Not.among(wishes);
        InputImage original = desk.original();
        if (wishes.size() == declined.size()) {
            listener.text(answers.nothingDone(List.of(), declined));
            return;
        }
        if (original == null) {
            fromNothing(wishes, answers, listener);
            return;
        }
        try {
            edit(request, desk, original, wishes, declined, answers, listener);
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
                edit(request, desk, rest, answers, listener);
            } else {
                listener.text(answers.nothingDone(List.of(), Wish.Not.among(rest)));
            }
        }
    }

    private void edit(
            EditRequest request,
            Desk desk,
            InputImage original,
            List<Wish> wishes,
            List<Wish.Not> declined,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        Editor.Outcome outcome = Editor.edit(desk.history(), wishes);
        List<Operation> all = outcome.history().current().operations();
        List<Operation> variants = variants(wishes);
        Optional<Wish> montage = Montage.wish(wishes);
        if (montage.isPresent()) {
            Montage.Made made = this.montage.make(montage.get(), request, original, all);
            listener.text(answers.made(made, declined));
            Recipe recipe = made.view() ? new Recipe(original, Recipes.write(outcome.history())) : null;
            listener.image(image(made.print(), null, recipe, List.of("c2pa.edited"), List.of()));
            listener.usage(new Usage(0, 0, 1 + request.attached().size(), 1, 0));
            return;
        }
        if (!outcome.changed() && variants.isEmpty()) {
            listener.text(answers.nothingDone(outcome.said(), declined));
            return;
        }
        if (outcome.changed()) {
            Darkroom.Print print = darkroom.develop(original, all);
            listener.text(answers.done(outcome.said(), all, print, declined));
            listener.image(image(print, null, original, outcome.history()));
        }
        if (!variants.isEmpty()) {
            listener.text(answers.variants(variants.size(), outcome.changed() ? List.of() : declined));
            show(original, outcome.history(), variants, answers, listener);
        }
        listener.usage(new Usage(0, 0, 1, variants.size() + (outcome.changed() ? 1 : 0), 0));
    }

    /** A poster needs no photo; everything else does. */
    private void fromNothing(List<Wish> wishes, Answers answers, AnswerListener listener) throws InterruptedException {
        for (Wish wish : wishes) {
            if (wish instanceof Wish.Do todo && todo.operation() instanceof Poster poster) {
                List<Operation> others = wishes.stream()
                        .filter(other -> !other.equals(wish) && other instanceof Wish.Do)
                        .map(other -> ((Wish.Do) other).operation())
                        .toList();
                List<String> words = Stream.concat(Stream.of(poster.text()), Writing.of(others).stream())
                        .toList();
                Pixels pixels = Pipeline.apply(others, poster.apply(poster.canvas()));
                Darkroom.Print print = darkroom.print(pixels);
                listener.text(answers.poster(poster, print));
                listener.image(image(print, null, (Recipe) null, List.of("c2pa.drawing", "c2pa.addedText"), words));
                listener.usage(new Usage(0, 0, 0, 1, 0));
                return;
            }
        }
        listener.text(answers.noPicture());
    }

    private static List<Operation> variants(List<Wish> wishes) {
        return wishes.stream()
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
        return image(
                print,
                caption,
                recipe,
                Deeds.of(history.current().operations()),
                Writing.of(history.current().latestOperations()));
    }

    private static ModelImage image(
            Darkroom.Print print,
            @Nullable String caption,
            @Nullable Recipe recipe,
            List<String> deeds,
            List<String> words) {
        return new ModelImage(
                print.bytes(), print.mediaType(), caption, ModelImage.Making.TOOL, recipe, deeds, words, null);
    }
}
