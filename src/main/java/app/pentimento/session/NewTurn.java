package app.pentimento.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn about to be written; see {@link Turn} for what the fields mean.
 *
 * @param authorId who asks
 * @param modelChosen whether somebody chose the model, so that no other may answer
 */
public record NewTurn(
        String id,
        String sessionId,
        String authorId,
        @Nullable String parentId,
        String prompt,
        List<String> inputIds,
        @Nullable String maskId,
        String model,
        boolean modelChosen,
        TurnOptions options) {
    public NewTurn {
        inputIds = List.copyOf(inputIds);
    }
}
