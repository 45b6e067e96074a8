package app.pentimento.editing;

import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Models;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnSignals;
import app.pentimento.session.Turns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a turn whose model turns out to be gone go on with the one that answers now when nobody chose, where nobody did.
 * The turn then says that this was its model.
 */
@Component
class DefaultModelFallback {
    private static final Logger logger = LoggerFactory.getLogger(DefaultModelFallback.class);

    private final Models models;
    private final Turns turns;
    private final TurnLog log;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;

    DefaultModelFallback(
            Models models, Turns turns, TurnLog log, TurnSignals signals, TransactionTemplate transaction) {
        this.models = models;
        this.turns = turns;
        this.log = log;
        this.signals = signals;
        this.transaction = transaction;
    }

    /** The turn with its new model; null where it fails with this error all the same. */
    @Nullable
    Turn instead(Turn turn, TurnError error) {
        if (!error.code().equals(ModelException.Kind.MODEL_RETIRED.code()) || turns.modelWasChosen(turn.id())) {
            return null;
        }
        boolean picture =
                !turn.inputs().isEmpty() || turns.workingImage(turn.parentId()).isPresent();
        ImageModel next = picture ? models.standardEditor() : models.standard();
        if (!takes(next.info(), turn)) {
            return null;
        }
        logger.info("{} is gone; {} answers instead", turn.model(), next.info().id());
        return transaction.execute(status -> {
            if (!log.changeModel(turn.id(), next.info().id())) {
                return null;
            }
            signals.changed(turn);
            return turns.find(turn.id()).orElse(null);
        });
    }

    /** The built-in studio is no stand-in for a model that generates. */
    private static boolean takes(ModelInfo model, Turn turn) {
        return model.available()
                && !model.backend().equals("builtin")
                && !model.id().equals(turn.model())
                && turn.inputs().size() <= model.capabilities().maxInputImages()
                && (turn.mask() == null || model.capabilities().mask());
    }
}
