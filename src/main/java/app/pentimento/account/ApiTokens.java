package app.pentimento.account;

import app.pentimento.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Tokens with which programs act for an account. Only their hashes are kept. */
@WithAccounts
public class ApiTokens {
    /** What every token begins with, so that one that leaked is known for what it is. */
    public static final String PREFIX = "pent_";

    private static final int LONGEST_NAME = 200;
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ApiTokens(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * A token, without its secret.
     *
     * @param expiresAt null where it does not expire
     */
    public record Token(
            String id,
            String accountId,
            String name,
            TokenScope scope,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** A token that was just made; the secret is known this once. */
    public record Made(Token token, String secret) {}

    /**
     * Makes a token.
     *
     * @throws InvalidAccount where a field cannot be taken
     */
    @Transactional
    public Made create(String accountId, String name, TokenScope scope, @Nullable Instant expiresAt) {
        String shown = name.strip();
        if (shown.isEmpty() || shown.length() > LONGEST_NAME) {
            throw new InvalidAccount("name", "The token needs a name of 1 to 200 characters.");
        }
        if (expiresAt != null && !expiresAt.isAfter(Instant.now())) {
            throw new InvalidAccount("expiresAt", "expiresAt must be in the future.");
        }
        if (of(accountId).size() >= MOST) {
            throw new InvalidAccount("name", "An account may have at most 1,000 tokens. Delete some first.");
        }
        String secret = PREFIX + Secrets.next();
        String id = Ids.next();
        jdbc.sql("""
                        insert into api_token (id, account_id, name, scope, hash, created_at, expires_at)
                        values (:id, :account, :name, :scope, :hash, :now, :expires)
                        """)
                .param("id", id)
                .param("account", accountId)
                .param("name", shown)
                .param("scope", scope.word())
                .param("hash", Secrets.hash(secret))
                .param("now", Clocked.now())
                .param("expires", expiresAt == null ? null : Clocked.of(expiresAt))
                .update();
        events.publishEvent(new AccountEvent(
                AccountEvent.Kind.TOKEN_MADE, accountId, "token=%s scope=%s".formatted(id, scope.word())));
        return new Made(select("where id = :id", "id", id).getFirst(), secret);
    }

    /** The token of this secret, if there is one and it has not expired. */
    public Optional<Token> find(String secret) {
        return secret.startsWith(PREFIX)
                ? select("where hash = :hash", "hash", Secrets.hash(secret)).stream()
                        .filter(token ->
                                token.expiresAt() == null || token.expiresAt().isAfter(Instant.now()))
                        .findFirst()
                : Optional.empty();
    }

    /** The tokens of an account, the oldest first. */
    public List<Token> of(String accountId) {
        return select("where account_id = :account", "account", accountId);
    }

    /**
     * Removes a token of an account.
     *
     * @throws AccountNotFound where the account has no such token
     */
    @Transactional
    public void remove(String accountId, String id) {
        int rows = jdbc.sql("delete from api_token where id = :id and account_id = :account")
                .param("id", id)
                .param("account", accountId)
                .update();
        if (rows == 0) {
            throw AccountNotFound.token();
        }
        events.publishEvent(new AccountEvent(AccountEvent.Kind.TOKEN_REMOVED, accountId, "token=" + id));
    }

    private List<Token> select(String where, String name, String value) {
        return jdbc.sql("select id, account_id, name, scope, created_at, expires_at from api_token " + where
                        + " order by id")
                .param(name, value)
                .query(ApiTokens::read)
                .list();
    }

    private static Token read(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("name"),
                TokenScope.ofWord(row.getString("scope")).orElseThrow(),
                Objects.requireNonNull(Clocked.readOrNull(row, "created_at")),
                Clocked.readOrNull(row, "expires_at"));
    }
}
