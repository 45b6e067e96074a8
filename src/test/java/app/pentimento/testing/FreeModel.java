package app.pentimento.testing;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelInfo;
import java.math.BigDecimal;

/** {@code test:free}: does what {@link ScriptedModel} does, and costs nothing, so that it may be asked again. */
public final class FreeModel implements ImageModel {
    public static final String ID = "test:free";

    private final ScriptedModel script = new ScriptedModel();

    @Override
    public ModelInfo info() {
        ModelInfo paid = script.info();
        return new ModelInfo(
                ID, paid.backend(), "Free model", null, paid.lifecycle(), paid.capabilities(), BigDecimal.ZERO);
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) throws ModelException, InterruptedException {
        script.edit(request, listener);
    }
}
