package app.pentimento.model;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows where each model stands with its vendor. */
@Component
public final class ModelDirectory {
    /** Where the model of this catalog entry stands. */
    public Lifecycle lifecycle(CatalogEntry entry) {
        LocalDate retired = entry.retired();
        Lifecycle.State state = reached(retired)
                ? Lifecycle.State.RETIRED
                : retired != null || reached(entry.deprecated()) ? Lifecycle.State.DEPRECATED : Lifecycle.State.OFFERED;
        return new Lifecycle(
                state,
                retired == null ? null : retired.atStartOfDay(ZoneOffset.UTC).toInstant(),
                nullIfEmpty(entry.replacedBy()),
                null);
    }

    private static boolean reached(@Nullable LocalDate day) {
        return day != null && !day.isAfter(LocalDate.now(ZoneOffset.UTC));
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
