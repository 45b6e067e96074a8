package app.pentimento.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Links under which a password is chosen, once: an invitation, a forgotten password, the first administrator. */
@WithAccounts
public class PasswordLinks {
    private static final Duration GOOD_FOR = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    PasswordLinks(JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
    }

    /** What a link is for: {@code account} is null where it makes the first administrator. */
    public record Link(@Nullable Account account, Instant expiresAt) {}

    /** A link that was just made; the secret is known this once. */
    public record Made(String secret, Instant expiresAt) {}

    /** A link for an account; earlier ones count no more. */
    @Transactional
    public Made create(String accountId, String by) {
        accounts.find(accountId).orElseThrow(AccountNotFound::account);
        jdbc.sql("delete from password_link where account_id = :account")
                .param("account", accountId)
                .update();
        Made made = add(accountId);
        events.publishEvent(new AccountEvent(AccountEvent.Kind.PASSWORD_LINK_MADE, by, "account=" + accountId));
        return made;
    }

    /** A link that makes the first administrator; earlier ones count no more. */
    @Transactional
    public Made createFirst() {
        jdbc.sql("delete from password_link where account_id is null").update();
        return add(null);
    }

    private Made add(@Nullable String accountId) {
        Made made = new Made(Secrets.next(), Instant.now().plus(GOOD_FOR));
        jdbc.sql("insert into password_link (hash, account_id, expires_at) values (:hash, :account, :expires)")
                .param("hash", Secrets.hash(made.secret()))
                .param("account", accountId)
                .param("expires", Clocked.of(made.expiresAt()))
                .update();
        return made;
    }

    /** What the link of this secret is for; empty where it was used, has expired, or never was. */
    public Optional<Link> find(String secret) {
        return jdbc.sql("select account_id, expires_at from password_link where hash = :hash and expires_at > :now")
                .param("hash", Secrets.hash(secret))
                .param("now", Clocked.now())
                .query((row, number) -> new Object[] {row.getString(1), Clocked.readOrNull(row, "expires_at")})
                .optional()
                .flatMap(row -> {
                    Instant expires = (Instant) Objects.requireNonNull(row[1]);
                    if (row[0] == null) {
                        return accounts.any() ? Optional.empty() : Optional.of(new Link(null, expires));
                    }
                    return accounts.find((String) row[0])
                            .filter(account -> !account.disabled())
                            .map(account -> new Link(account, expires));
                });
    }

    /**
     * Sets the password of the account that a link is for, and uses the link up.
     *
     * @throws InvalidAccount where the password is not good enough; the link stays good then
     */
    @Transactional
    public Optional<Account> use(String secret, String password) {
        return take(secret).map(account -> {
            accounts.setPassword(account.id(), password, account.id());
            return account;
        });
    }

    private Optional<Account> take(String secret) {
        Account account = find(secret).map(Link::account).orElse(null);
        return account != null && remove(secret) ? Optional.of(account) : Optional.empty();
    }

    /**
     * Makes the first administrator by a link, and uses the link up; empty where it is not good any more.
     *
     * @throws InvalidAccount where a field cannot be taken; the link stays good then
     */
    @Transactional
    public Optional<Account> makeFirst(String secret, String email, String name, String password) {
        Link link = find(secret).orElse(null);
        return link != null && link.account() == null && remove(secret)
                ? Optional.of(accounts.create(email, name, Role.ADMIN, password, "link"))
                : Optional.empty();
    }

    /** One statement, so that a link is used once, however many try at a time. */
    private boolean remove(String secret) {
        return jdbc.sql("delete from password_link where hash = :hash")
                        .param("hash", Secrets.hash(secret))
                        .update()
                == 1;
    }
}
