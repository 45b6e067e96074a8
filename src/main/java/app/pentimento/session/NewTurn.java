package app.pentimento.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn about to be written; see {@link Turn} for what the fields mean. */
public record NewTurn(
        String id,
        String sessionId,
        @Nullable String parentId,
        String prompt,
        List<String> inputIds,
        @Nullable String maskId,
        String model,
        TurnOptions options) {
    public NewTurn {
        inputIds = List.copyOf(inputIds);
    }
}
