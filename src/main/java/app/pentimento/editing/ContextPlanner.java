package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.StoredFiles;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.model.Recipe;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.Turns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses what one turn sends to its model: the working image, what the turn brings, and the prompt. */
@Component
class ContextPlanner {
    private final Turns turns;
    private final StoredFiles files;
    private final Recipes recipes;

    ContextPlanner(Turns turns, StoredFiles files, Recipes recipes) {
        this.turns = turns;
        this.files = files;
        this.recipes = recipes;
    }

    Plan plan(Turn turn) {
        Image working = turn.inputs().isEmpty()
                ? turns.workingImage(turn.parentId()).orElse(null)
                : turn.inputs().getFirst();
        List<Image> attached = turn.inputs().stream().skip(1).toList();
        EditRequest request = new EditRequest(
                turn.id(),
                turn.prompt(),
                working == null ? null : input(working),
                attached.stream().map(this::input).toList(),
                turn.mask() == null ? null : input(turn.mask()),
                options(turn),
                working == null ? null : recipe(working, turn.model()),
                List.of());
        return new Plan(request, working, attached);
    }

    /** A model is given its own recipes only. */
    private @Nullable Recipe recipe(Image working, String model) {
        if (!model.equals(working.model())) {
            return null;
        }
        return recipes.of(working.id())
                .map(kept -> new Recipe(input(kept.original()), kept.steps()))
                .orElse(null);
    }

    static EditOptions options(Turn turn) {
        TurnOptions chosen = turn.options();
        return new EditOptions(
                chosen.aspectRatio(), chosen.resolution(), chosen.variants(), chosen.seed(), chosen.temperature());
    }

    /** An upload goes as it is delivered, upright and without location data; an answer goes without its visible label. */
    private InputImage input(Image image) {
        ImageFile file = image.master();
        return new InputImage(image.id(), file, () -> files.open(file));
    }
}
