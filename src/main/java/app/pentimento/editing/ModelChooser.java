package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.model.EditOptions;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Models;
import app.pentimento.model.PictureWish;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.Turns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses the model of a turn: the one that was asked for; else, for a first picture from words alone, the operator's
 * text-to-image model; else the standard one.
 */
@Component
class ModelChooser {
    private final Models models;
    private final Turns turns;

    ModelChooser(Models models, Turns turns) {
        this.models = models;
        this.turns = turns;
    }

    /**
     * The model for a turn after this parent.
     *
     * @throws InvalidTurn where there is no such model, or it does not offer what was chosen
     * @throws ModelUnavailable where it cannot be used now
     */
    ImageModel choose(Submission submission, @Nullable Turn parent) {
        EditOptions options = ContextPlanner.options(submission.options());
        ImageModel model =
                submission.model() == null ? textToImage(submission, parent, options) : usable(submission.model());
        checkOptions(options, model.info());
        checkThinking(options, model.info());
        return model;
    }

    /**
     * The model of this id.
     *
     * @throws InvalidTurn where there is no such model
     * @throws ModelUnavailable where it cannot be used now
     */
    ImageModel usable(String id) {
        return usable(models.find(id)
                .orElseThrow(() -> new InvalidTurn(
                        "model", "This server has no such model. GET /api/v1/models lists those it has.")));
    }

    private static ImageModel usable(ImageModel model) {
        String unavailable = model.info().unavailableReason();
        if (unavailable != null) {
            throw new ModelUnavailable(unavailable);
        }
        return model;
    }

    private ImageModel textToImage(Submission submission, @Nullable Turn parent, EditOptions options) {
        return models.textToImage()
                .filter(model -> offers(model.info(), options))
                .filter(model -> PictureWish.asksForPicture(submission.prompt(), options))
                .filter(model -> hasNoPicture(submission, parent))
                .orElseGet(() -> usable(models.standard()));
    }

    /** Whether there is no picture to edit; where an earlier turn is still under way, one may come. */
    private boolean hasNoPicture(Submission submission, @Nullable Turn parent) {
        boolean brings = !submission.imageIds().isEmpty()
                || !submission.uploads().isEmpty()
                || submission.maskId() != null
                || submission.maskUpload() != null;
        if (brings || parent == null) {
            return !brings;
        }
        return parent.status().ended() && turns.workingImage(parent.id()).isEmpty();
    }

    private static boolean offers(ModelInfo model, EditOptions options) {
        return offers(model.capabilities().aspectRatios(), options.aspectRatio())
                && offers(model.capabilities().resolutions(), options.resolution());
    }

    private static boolean offers(List<String> offered, @Nullable String chosen) {
        return chosen == null || offered.isEmpty() || offered.contains(chosen);
    }

    private static void checkOptions(EditOptions options, ModelInfo model) {
        if (!offers(model.capabilities().aspectRatios(), options.aspectRatio())) {
            throw notOffered(
                    "options.aspectRatio",
                    "aspect ratio",
                    model,
                    model.capabilities().aspectRatios());
        }
        if (!offers(model.capabilities().resolutions(), options.resolution())) {
            throw notOffered(
                    "options.resolution",
                    "resolution",
                    model,
                    model.capabilities().resolutions());
        }
    }

    private static void checkThinking(EditOptions options, ModelInfo model) {
        List<String> levels = model.capabilities().thinking();
        if (options.thinking() != null && !levels.contains(options.thinking())) {
            throw levels.isEmpty()
                    ? new InvalidTurn("options.thinking", model.label() + " offers no choice of thinking.")
                    : notOffered("options.thinking", "level of thinking", model, levels);
        }
        if (options.grounded() && !model.capabilities().grounding()) {
            throw new InvalidTurn("options.grounding", model.label() + " cannot search the web.");
        }
    }

    private static InvalidTurn notOffered(String field, String what, ModelInfo model, List<String> offered) {
        return new InvalidTurn(
                field,
                "%s does not offer this %s. It has %s.".formatted(model.label(), what, String.join(", ", offered)));
    }

    /** Of what was chosen for another model, what this one offers as well. */
    static TurnOptions offered(TurnOptions chosen, ModelInfo model) {
        ModelInfo.Capabilities able = model.capabilities();
        return new TurnOptions(
                offers(able.aspectRatios(), chosen.aspectRatio()) ? chosen.aspectRatio() : null,
                offers(able.resolutions(), chosen.resolution()) ? chosen.resolution() : null,
                chosen.variants() == null ? null : Integer.valueOf(Math.min(chosen.variants(), able.variants())),
                chosen.seed(),
                able.temperature() ? chosen.temperature() : null,
                chosen.thinking() != null && able.thinking().contains(chosen.thinking()) ? chosen.thinking() : null,
                able.grounding() ? chosen.grounding() : null);
    }

    static void checkTakesMask(ModelInfo model) {
        if (!model.capabilities().mask()) {
            throw new InvalidTurn("maskImageId", model.label() + " takes no mask. Send the turn without one.");
        }
    }

    /** Checks that a model takes what a turn brings. */
    static void checkInputs(List<Image> inputs, ModelInfo model) {
        int most = model.capabilities().maxInputImages();
        if (inputs.size() > most) {
            throw new InvalidTurn(
                    "imageIds",
                    most == 0
                            ? "%s makes pictures from words alone. Choose another model for a turn with pictures."
                                    .formatted(model.label())
                            : "%s takes at most %d picture%s in a turn; this one brings %d."
                                    .formatted(model.label(), most, most == 1 ? "" : "s", inputs.size()));
        }
    }
}
