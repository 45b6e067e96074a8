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
        Lifecycle.State state = entry.retired() != null
                ? Lifecycle.State.RETIRED
                : entry.deprecated() != null ? Lifecycle.State.DEPRECATED : Lifecycle.State.OFFERED;
        LocalDate retired = entry.retired();
        return new Lifecycle(
                state,
                retired == null ? null : retired.atStartOfDay(ZoneOffset.UTC).toInstant(),
                nullIfEmpty(entry.replacedBy()),
                null);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
