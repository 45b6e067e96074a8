package app.pentimento.web.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as records give them: to the minute, in UTC, the same in every language. */
final class Timestamps {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static @Nullable String minuteOrNull(@Nullable Instant at) {
        return at == null ? null : MINUTE.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }
}
