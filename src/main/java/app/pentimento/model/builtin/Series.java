package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.InputImage;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.story.Scene;
import app.pentimento.model.builtin.story.Storyboard;
import app.pentimento.model.builtin.words.EditIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Answers of several pictures, each shown as soon as it is done: other styles, or a story. */
@Component
class Series {
    private final EditRenderer renderer;
    private final Strips strips;

    Series(EditRenderer renderer, Strips strips) {
        this.renderer = renderer;
        this.strips = strips;
    }

    /** Whether some wishes ask for such an answer. */
    static boolean wanted(List<EditIntent> intents) {
        return intents.stream()
                .anyMatch(intent -> intent instanceof EditIntent.Variants || intent instanceof EditIntent.Story);
    }

    /**
     * Carries out such wishes.
     *
     * @param before the edits that each picture starts from
     * @param declined what is not done and was not told yet
     * @return how many pictures were shown
     */
    int show(
            List<EditIntent> intents,
            InputImage original,
            History before,
            Answers answers,
            List<EditIntent.Not> declined,
            AnswerListener listener)
            throws InterruptedException {
        int shown = 0;
        for (EditIntent intent : intents) {
            if (intent instanceof EditIntent.Variants variants) {
                listener.text(answers.variants(variants.operations().size(), declined));
                shown += variants(variants.operations(), original, before, answers, listener);
            } else if (intent instanceof EditIntent.Story story) {
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
            EditRenderer.Print print =
                    renderer.develop(original, history.current().operations());
            listener.image(print.shown(answers.caption(i + 1, variants.get(i)), original, history));
        }
        return variants.size();
    }

    private int story(
            EditIntent.Story story,
            int count,
            InputImage original,
            History before,
            Answers answers,
            AnswerListener listener)
            throws InterruptedException {
        List<Scene> scenes = renderer.inRoomFor(
                List.of(original),
                () -> Storyboard.of(
                        renderer.pixels(original, before.current().operations(), new ArrayList<>()), count));
        int base = before.currentIndex();
        History history = before.countingFromHere();
        List<Pixels> panels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Scene scene = scenes.get(i);
            String words = i < story.captions().size() ? story.captions().get(i) : answers.says(scene);
            history = history.withVariant(base, story.comic() ? scene.panel(words) : scene.print(words));
            List<Operation> operations = history.current().operations();
            EditRenderer.Print print = renderer.inRoomFor(List.of(original), () -> {
                Pixels pixels = renderer.pixels(original, operations, new ArrayList<>());
                EditRenderer.Print whole = renderer.print(pixels);
                if (story.comic()) {
                    panels.add(Strips.small(pixels));
                }
                return whole;
            });
            listener.image(print.shown(answers.caption(i + 1, scene, words, story.comic()), original, history));
        }
        if (story.comic()) {
            int first = history.versions().size() - count;
            List<Integer> versions =
                    IntStream.range(0, count).mapToObj(i -> first + i).toList();
            strips.show(Strips.joined(panels), history, versions, original, answers, listener);
        }
        return story.comic() ? count + 1 : count;
    }
}
