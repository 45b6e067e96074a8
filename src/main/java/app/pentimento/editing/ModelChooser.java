package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.model.EditOptions;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Models;
import app.pentimento.model.PictureRequestDetector;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.Turns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses the model of a turn: the one that was asked for; else, for a first picture from words alone, the operator's
 * text-to-image model; else the standard one. A model that its vendor no longer serves, or that cannot edit the picture
 * that the turn is about, is refused before anything is sent.
 */
@Component
class ModelChooser {
    private final Models models;
    private final ModelDirectory directory;
    private final RetiredModels retired;
    private final Turns turns;

    ModelChooser(Models models, ModelDirectory directory, RetiredModels retired, Turns turns) {
        this.models = models;
        this.directory = directory;
        this.retired = retired;
        this.turns = turns;
    }

    /**
     * The model for a turn after this parent.
     *
     * @throws InvalidTurn where there is no such model, or it does not offer what was chosen
     * @throws WordsOnly where there is a picture, and it cannot edit
     * @throws ModelRetired where its vendor no longer serves it
     * @throws ModelUnavailable where it cannot be used now
     */
    ImageModel choose(Submission submission, @Nullable Turn parent) {
        EditOptions options = ContextPlanner.options(submission.options());
        ImageModel model;
        if (submission.model() == null) {
            directory.awaitFirstCheck();
            model = nobodysChoice(submission, parent, options);
        } else {
            model = usable(submission.model());
            if (brings(submission) || hasPicture(parent)) {
                checkEdits(model.info());
            }
        }
        checkOptions(options, model.info());
        checkThinking(options, model.info());
        return model;
    }

    /**
     * The model of this id.
     *
     * @throws InvalidTurn where there is no such model
     * @throws ModelRetired where its vendor no longer serves it
     * @throws ModelUnavailable where it cannot be used now
     */
    ImageModel usable(String id) {
        directory.awaitFirstCheck();
        return usable(models.find(id)
                .orElseThrow(() ->
                        new InvalidTurn("model", "Model not found. GET /api/v1/models lists the available ones.")));
    }

    /** The same for the model of an earlier turn, which may have been one that only its vendor's list knew. */
    ImageModel usableAgain(Turn turn) {
        directory.awaitFirstCheck();
        if (models.find(turn.model()).isEmpty() && models.isOfVendor(turn.model())) {
            throw retired.refusal(turn.model());
        }
        return usable(turn.model());
    }

    private ImageModel usable(ImageModel model) {
        ModelInfo info = model.info();
        if (info.lifecycle().retired()) {
            throw retired.refusal(info);
        }
        String unavailable = info.unavailableReason();
        if (unavailable != null) {
            throw new ModelUnavailable(unavailable);
        }
        return model;
    }

    private ImageModel nobodysChoice(Submission submission, @Nullable Turn parent, EditOptions options) {
        boolean pictureMayBe =
                brings(submission) || (parent != null && (!parent.status().ended() || hasPicture(parent)));
        return models.textToImage()
                .filter(model -> !pictureMayBe)
                .filter(model -> offers(model.info(), options))
                .filter(model -> PictureRequestDetector.asksForPicture(submission.prompt(), options))
                .orElseGet(() -> usable(pictureMayBe ? models.standardEditor() : models.standard()));
    }

    private static boolean brings(Submission submission) {
        return !submission.imageIds().isEmpty()
                || !submission.uploads().isEmpty()
                || submission.maskId() != null
                || submission.maskUpload() != null;
    }

    /** Whether a turn after this one is about a picture that is there already. */
    private boolean hasPicture(@Nullable Turn parent) {
        return parent != null && turns.workingImage(parent.id()).isPresent();
    }

    /**
     * Checks that a model can be asked about a picture.
     *
     * @throws WordsOnly where it cannot
     */
    void checkEdits(ModelInfo model) {
        if (!model.capabilities().edit()) {
            throw wordsOnly(model);
        }
    }

    /** Checks that a model can be asked the same as this turn again. */
    void checkEdits(Turn turn, ModelInfo model) {
        if (!turn.inputs().isEmpty() || turns.workingImage(turn.parentId()).isPresent()) {
            checkEdits(model);
        }
    }

    /** The refusal of a model that makes pictures from words alone, with one that can be asked instead. */
    WordsOnly wordsOnly(ModelInfo model) {
        ModelInfo editor = models.standardEditor().info();
        return new WordsOnly(model.label(), editor.label(), editor.id());
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
                    ? new InvalidTurn("options.thinking", model.label() + " has no thinking levels.")
                    : notOffered("options.thinking", "thinking level", model, levels);
        }
        if (options.grounded() && !model.capabilities().grounding()) {
            throw new InvalidTurn("options.grounding", model.label() + " cannot search the web.");
        }
    }

    private static InvalidTurn notOffered(String field, String what, ModelInfo model, List<String> offered) {
        return new InvalidTurn(
                field,
                "%s does not support this %s. It supports %s."
                        .formatted(model.label(), what, String.join(", ", offered)));
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
                able.grounding() ? chosen.grounding() : null,
                chosen.keep());
    }

    static void checkTakesMask(ModelInfo model) {
        if (!model.capabilities().mask()) {
            throw new InvalidTurn("maskImageId", model.label() + " does not support masks. Send the turn without one.");
        }
    }

    /** Checks that a model takes what a turn brings. */
    static void checkInputs(List<Image> inputs, ModelInfo model) {
        int most = model.capabilities().maxInputImages();
        if (inputs.size() > most) {
            throw new InvalidTurn(
                    "imageIds",
                    "%s accepts at most %d picture%s in a turn; this one has %d."
                            .formatted(model.label(), most, most == 1 ? "" : "s", inputs.size()));
        }
    }
}
