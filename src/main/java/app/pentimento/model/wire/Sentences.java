package app.pentimento.model.wire;

import java.time.Duration;

/** Pieces of the sentences that people read. */
public final class Sentences {
    private static final int MINUTE = 60;
    private static final int LONG = 10 * MINUTE;
    private static final int HOUR = 60 * MINUTE;

    private Sentences() {}

    /** A length of time in words: "1 second", "90 seconds", "13 minutes", "5 hours"; never less than it is. */
    public static String time(Duration time) {
        long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
        if (seconds <= 3 * MINUTE) {
            return seconds == 1 ? "1 second" : "%d seconds".formatted(seconds);
        }
        if (seconds <= LONG * 12) {
            return "%d minutes".formatted((seconds + MINUTE - 1) / MINUTE);
        }
        return "%d hours".formatted((seconds + HOUR - 1) / HOUR);
    }

    /** What a backend said, as an addition to a sentence of ours; empty where it said nothing. */
    public static String quoted(String detail) {
        return detail.isBlank() ? "" : " It said: “" + detail.strip() + "”";
    }
}
