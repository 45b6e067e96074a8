package app.pentimento.image;

/** The pictures of an account take all the room that it has. */
public final class QuotaExhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    QuotaExhausted(long used, long quota) {
        super("Your pictures take %,d MB of %,d MB. Delete sessions that you no longer need, or ask an administrator."
                .formatted(used / 1_000_000, quota / 1_000_000));
    }
}
