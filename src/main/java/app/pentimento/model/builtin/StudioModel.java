package app.pentimento.model.builtin;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelInfo;
import java.math.BigDecimal;
import java.util.List;
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
                    false,
                    false,
                    1,
                    List.of("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff"),
                    List.of(),
                    List.of(),
                    1),
            BigDecimal.ZERO);

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) {
        listener.text("This needs a generative model, which this server has none of yet. Nothing was changed.");
    }
}
