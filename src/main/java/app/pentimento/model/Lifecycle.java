package app.pentimento.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a model stands with its vendor: what the vendor's own list of models says, or the catalog's facts where the
 * vendor could not be asked.
 *
 * @param retiredAt when its vendor switched it off, or said that it will; null where it did not, or the day is not known
 * @param replacedBy the id of the model that takes its place; null for none
 * @param checkedAt when the vendor was asked; null where only the catalog says so
 */
public record Lifecycle(
        State state,
        @Nullable Instant retiredAt,
        @Nullable String replacedBy,
        @Nullable Instant checkedAt) {
    /** Offered, as far as the catalog knows. */
    public static final Lifecycle OFFERED = new Lifecycle(State.OFFERED, null, null, null);

    /** The states of a model, the ones to choose from first. */
    public enum State {
        /** Its vendor offers it. */
        OFFERED,
        /** Its vendor still serves it, and says that it will end. */
        DEPRECATED,
        /** Its vendor offers it, and this version of the application knows nothing else of it. */
        UNKNOWN,
        /** Its vendor no longer serves it. */
        RETIRED;

        /** The word for it in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether its vendor no longer serves it. */
    public boolean retired() {
        return state == State.RETIRED;
    }

    /**
     * Says that a model is retired, and what to do.
     *
     * @param label the model's name for people
     * @param replacement that of the model to use instead; null where there is none
     */
    public String retiredSentence(String label, @Nullable String replacement) {
        String gone = retiredAt == null
                ? "%s is no longer offered by its vendor.".formatted(label)
                : "%s is no longer offered: its vendor switched it off on %s."
                        .formatted(label, retiredAt.atZone(ZoneOffset.UTC).toLocalDate());
        return gone + " " + (replacement == null ? "Choose another model." : "Use %s instead.".formatted(replacement));
    }
}
