package app.pentimento.web.api;

import app.pentimento.account.Person;
import app.pentimento.session.Session;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session in the API. */
@Schema(name = "Session")
public record SessionJson(
        String id,
        String title,
        Instant createdAt,
        Instant updatedAt,
        boolean archived,
        boolean pinned,
        @Nullable String headTurnId,
        int turnCount,
        @Nullable ImageJson cover,
        MoneyJson cost,
        @Nullable String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Person owner) {
    /** What can be changed of a session; the shape of the body that {@link SessionChange} reads. */
    @Schema(name = "SessionChange")
    record Change(
            @Nullable String title,
            @Nullable Boolean archived,
            @Nullable Boolean pinned,
            @Nullable String model,
            @Nullable String headTurnId) {}

    static SessionJson of(Session session) {
        return new SessionJson(
                session.id(),
                session.title(),
                session.createdAt(),
                session.updatedAt(),
                session.archived(),
                session.pinned(),
                session.headTurnId(),
                session.turnCount(),
                ImageJson.ofNullable(session.cover()),
                MoneyJson.usd(session.costUsd(), session.costUsd().signum() != 0),
                session.model(),
                session.owner());
    }
}
