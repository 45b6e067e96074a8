package app.pentimento.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * Says when a streamed answer has begun. Until its first words or picture came, a model thinks and draws, and may be
 * silent for longer than in the middle of what it says. Opened by an adapter that can tell, on the thread that asks and
 * reads; without one, an answer begins with its first byte.
 */
public final class AnswerStart implements AutoCloseable {
    private static final ThreadLocal<@Nullable AnswerStart> CURRENT = new ThreadLocal<>();

    private volatile boolean came;

    private AnswerStart() {}

    /** For the requests that this thread sends until it is closed. */
    public static AnswerStart expected() {
        AnswerStart start = new AnswerStart();
        CURRENT.set(start);
        return start;
    }

    static @Nullable AnswerStart current() {
        return CURRENT.get();
    }

    /** The first words or picture came. */
    public void came() {
        came = true;
    }

    boolean hasCome() {
        return came;
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
