package app.pentimento.model.wire;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nothing came for longer than the settings allow, or all of it took longer. */
final class StallTimeout extends IOException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration stalled;

    /**
     * @param stalled the limit that was reached in the middle of an answer; null where it was another one
     */
    StallTimeout(IOException cause, @Nullable Duration stalled) {
        super("Nothing came for too long", cause);
        this.stalled = stalled;
    }

    @Nullable
    Duration stalled() {
        return stalled;
    }
}
