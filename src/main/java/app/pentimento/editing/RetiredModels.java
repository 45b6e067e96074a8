package app.pentimento.editing;

import app.pentimento.model.ImageModel;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Models;
import app.pentimento.session.TurnError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says that a model is retired, and what to use instead. */
@Component
class RetiredModels {
    private static final Lifecycle GONE = new Lifecycle(Lifecycle.State.RETIRED, null, null, null);

    private final Models models;

    RetiredModels(Models models) {
        this.models = models;
    }

    /** The refusal of a turn that names a retired model. */
    ModelRetired refusal(ModelInfo model) {
        Optional<ModelInfo> replacement = models.replacement(model).map(ImageModel::info);
        return new ModelRetired(
                sentence(model.label(), model.lifecycle(), replacement),
                replacement.map(ModelInfo::id).orElse(null));
    }

    /** The same for a model that only its vendor's list knew, and that is not on it any more. */
    ModelRetired refusal(String id) {
        Optional<ModelInfo> standard = standard();
        return new ModelRetired(
                sentence(name(id), GONE, standard), standard.map(ModelInfo::id).orElse(null));
    }

    /** Why a turn of this model fails. */
    TurnError error(ModelInfo model) {
        return failed(sentence(
                model.label(), model.lifecycle(), models.replacement(model).map(ImageModel::info)));
    }

    /** The same for a model that only its vendor's list knew. */
    TurnError error(String id) {
        return failed(sentence(name(id), GONE, standard()));
    }

    private static TurnError failed(String sentence) {
        return new TurnError(ModelException.Kind.MODEL_RETIRED.code(), sentence, false);
    }

    private static String sentence(String label, Lifecycle lifecycle, Optional<ModelInfo> replacement) {
        return lifecycle.retiredSentence(
                label, replacement.map(ModelInfo::label).orElse(null));
    }

    private Optional<ModelInfo> standard() {
        return Optional.of(models.standardEditor())
                .map(ImageModel::info)
                .filter(model -> !model.backend().equals("builtin"));
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }
}
