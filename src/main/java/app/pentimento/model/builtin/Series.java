package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.InputImage;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.story.Scene;
import app.pentimento.model.builtin.story.Storyboard;
import app.pentimento.model.builtin.words.Wish;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers of several pictures, each shown as soon as it is done: other styles, or a story. */
@Component
class Series {
    /** The longer side of a panel in a strip, in pixels. */
    private static final double PANEL = 1600;

    private final Darkroom darkroom;

    Series(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    /** Whether some wishes ask for such an answer. */
    static boolean wanted(List<Wish> wishes) {
        return wishes.stream().anyMatch(wish -> wish instanceof Wish.Variants || wish instanceof Wish.Story);
    }

    /**
     * Carries out such wishes.
     *
     * @param before the edits that each picture starts from
     * @param declined what is not done and was not told yet
     * @return how many pictures were shown
     */
    int show(
            List<Wish> wishes,
            InputImage original,
            History before,
            Answers answers,
            List<Wish.Not> declined,
            AnswerListener listener)
            throws InterruptedException {
        int shown = 0;
        for (Wish wish : wishes) {
            if (wish instanceof Wish.Variants variants) {
                listener.text(answers.variants(variants.operations().size(), declined));
                shown += variants(variants.operations(), original, before, answers, listener);
            } else if (wish instanceof Wish.Story story) {
                int count = Math.min(story.count(), Storyboard.MOST);
                listener.text(answers.story(story.comic(), count, story.count(), declined));
                shown += story(story, count, original, before, answers, listener);
            }
        }
        return shown;
    }

    private int variants(
            List<Operation> variants, InputImage original, History before, Answers answers, AnswerListener listener)
            throws InterruptedException {
        int base = before.currentIndex();
        History history = before.countingFromHere();
        for (int i = 0; i < variants.size(); i++) {
            history = history.withVariant(base, List.of(variants.get(i)));
            Darkroom.Print print = darkroom.develop(original, history.current().operations());
            listener.image(print.shown(answers.caption(i + 1, variants.get(i)), original, history));
        }
        return variants.size();
    }

    private int story(
            Wish.Story story, int count, InputImage original, History before, Answers answers, AnswerListener listener)
            throws InterruptedException {
        List<Scene> scenes = darkroom.inRoomFor(
                List.of(original),
                () -> Storyboard.of(
                        darkroom.pixels(original, before.current().operations(), new ArrayList<>()), count));
        int base = before.currentIndex();
        History history = before.countingFromHere();
        List<Pixels> panels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Scene scene = scenes.get(i);
            String words = i < story.captions().size() ? story.captions().get(i) : answers.says(scene);
            history = history.withVariant(base, story.comic() ? scene.panel(words) : scene.print(words));
            List<Operation> operations = history.current().operations();
            Darkroom.Print print = darkroom.inRoomFor(List.of(original), () -> {
                Pixels pixels = darkroom.pixels(original, operations, new ArrayList<>());
                Darkroom.Print whole = darkroom.print(pixels);
                if (story.comic()) {
                    panels.add(small(pixels));
                }
                return whole;
            });
            listener.image(print.shown(answers.caption(i + 1, scene, words, story.comic()), original, history));
        }
        return story.comic() ? count + strip(panels, answers, listener) : count;
    }

    /** The panels of a comic in one picture. */
    private int strip(List<Pixels> panels, Answers answers, AnswerListener listener) throws InterruptedException {
        Darkroom.Print print = darkroom.print(panels.size() <= 3 ? Collage.row(panels) : Collage.grid(panels));
        listener.text(answers.strip(panels.size(), print));
        listener.image(print.shown(null, null, List.of("c2pa.edited")));
        return 1;
    }

    private static Pixels small(Pixels panel) throws InterruptedException {
        double factor = PANEL / Math.max(panel.width(), panel.height());
        return factor < 1 ? new Resize(null, null, factor).apply(panel) : panel;
    }
}
