package app.pentimento.session;

import app.pentimento.account.Person;
import app.pentimento.image.Image;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One conversation about pictures.
 *
 * @param pinned whether it stands before the others in the list of sessions
 * @param headTurnId the turn that the next one follows; null before the first, or when all is undone
 * @param turnCount on all branches
 * @param cover its newest picture
 * @param costUsd what its turns cost, in US dollars
 * @param model the id of the model that was last chosen in it; null where none was
 * @param owner whose it is; null where there are no accounts
 */
public record Session(
        String id,
        String title,
        Instant createdAt,
        Instant updatedAt,
        boolean archived,
        boolean pinned,
        @Nullable String headTurnId,
        int turnCount,
        @Nullable Image cover,
        BigDecimal costUsd,
        @Nullable String model,
        @Nullable Person owner) {
    /** Another text whenever its head, title or turns have changed. */
    public String revision() {
        return revision(updatedAt, headTurnId, title, archived);
    }

    static String revision(Instant updatedAt, @Nullable String head, String title, boolean archived) {
        return (updatedAt.getEpochSecond() * 1_000_000 + updatedAt.getNano() / 1_000) + "-"
                + Integer.toHexString(Objects.hash(head, title, archived));
    }
}
