package app.pentimento.web.api;

import app.pentimento.session.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session in the API. */
public record SessionJson(
        String id,
        String title,
        Instant createdAt,
        Instant updatedAt,
        boolean archived,
        @Nullable String headTurnId,
        int turnCount,
        @Nullable ImageJson cover,
        MoneyJson cost) {
    static SessionJson of(Session session) {
        return new SessionJson(
                session.id(),
                session.title(),
                session.createdAt(),
                session.updatedAt(),
                session.archived(),
                session.headTurnId(),
                session.turnCount(),
                ImageJson.ofNullable(session.cover()),
                MoneyJson.usd(session.costUsd(), session.costUsd().signum() != 0));
    }
}
