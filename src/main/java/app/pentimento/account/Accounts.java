package app.pentimento.account;

import app.pentimento.id.Ids;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Accounts: made, found, changed, erased. There is always one administrator who can log in. */
@WithAccounts
public class Accounts {
    private static final String SELECT = """
            select id, email, name, role, password_hash is not null as has_password, disabled, budget_usd,
                day_budget_usd, quota_bytes, created_at, logged_out_at
            from account
            """;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final int LONGEST_NAME = 200;
    private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;

    Accounts(JdbcClient jdbc, Passwords passwords, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.events = events;
    }

    /** The account of this id, if there is one. */
    public Optional<Account> find(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Accounts::read)
                .optional();
    }

    /** The account of this email, in any case, if there is one. */
    public Optional<Account> byEmail(String email) {
        return jdbc.sql(SELECT + " where email = :email")
                .param("email", plain(email))
                .query(Accounts::read)
                .optional();
    }

    /** Accounts by their age, oldest first, from after this id on. */
    public List<Account> list(String after, int limit) {
        return jdbc.sql(SELECT + " where id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(Accounts::read)
                .list();
    }

    /** The names of these accounts by their ids. */
    public Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from account where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        names.put(row.getString(1), row.getString(2));
                    });
        }
        return names;
    }

    /** Whether there is an account at all. */
    public boolean any() {
        return jdbc.sql("select count(*) from account").query(Long.class).single() > 0;
    }

    /**
     * Makes an account.
     *
     * @param password null where it is chosen later, by a link
     * @param by the account that makes it
     * @throws InvalidAccount where a field cannot be taken
     * @throws AccountConflict where the email has an account already
     */
    @Transactional
    public Account create(String email, String name, Role role, @Nullable String password, String by) {
        String address = plain(email);
        String shown = name.strip();
        if (!EMAIL.matcher(address).matches()) {
            throw new InvalidAccount("email", "The email must look like name@example.org.");
        }
        if (shown.isEmpty() || shown.length() > LONGEST_NAME) {
            throw new InvalidAccount("name", "The name needs 1 to 200 characters.");
        }
        if (password != null) {
            passwords.check(password, address, shown);
        }
        lock();
        boolean first = !any();
        String id = Ids.next();
        OffsetDateTime now = Clocked.now();
        if (byEmail(address).isPresent()) {
            throw taken();
        }
        try {
            jdbc.sql("""
                            insert into account (id, email, name, role, password_hash, created_at, logged_out_at)
                            values (:id, :email, :name, :role, :hash, :now, :now)
                            """)
                    .param("id", id)
                    .param("email", address)
                    .param("name", shown)
                    .param("role", role.word())
                    .param("hash", password == null ? null : passwords.hash(password))
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        if (first) {
            events.publishEvent(new FirstAccountMade(id));
        }
        tell(AccountEvent.Kind.ACCOUNT_MADE, by, "account=%s role=%s".formatted(id, role.word()));
        return find(id).orElseThrow();
    }

    private static AccountConflict taken() {
        return new AccountConflict("This email has an account already.");
    }

    /**
     * Gives an account another role, or has it log in no more, or again.
     *
     * @param role null for the same
     * @param disabled null for the same
     * @throws AccountConflict where no administrator would be left
     */
    @Transactional
    public void change(String id, @Nullable Role role, @Nullable Boolean disabled, String by) {
        lock();
        Account account = find(id).orElseThrow(AccountNotFound::account);
        Role after = role == null ? account.role() : role;
        boolean off = disabled == null ? account.disabled() : disabled;
        if (account.isAdmin() && !account.disabled() && (after != Role.ADMIN || off)) {
            requireAnother(id);
        }
        jdbc.sql("update account set role = :role, disabled = :disabled where id = :id")
                .param("role", after.word())
                .param("disabled", off)
                .param("id", id)
                .update();
        if (off) {
            endLogins(id);
        }
        tell(AccountEvent.Kind.ACCOUNT_CHANGED, by, "account=%s role=%s disabled=%s".formatted(id, after.word(), off));
    }

    /** Changes what an account may spend in a month and a day; null for the operator's setting. Works at once. */
    @Transactional
    public void budget(String id, @Nullable BigDecimal month, @Nullable BigDecimal day, String by) {
        int rows = jdbc.sql("update account set budget_usd = :month, day_budget_usd = :day where id = :id")
                .param("month", amount("budget", month))
                .param("day", amount("dayBudget", day))
                .param("id", id)
                .update();
        if (rows == 0) {
            throw AccountNotFound.account();
        }
        tell(AccountEvent.Kind.ACCOUNT_CHANGED, by, "account=%s budget=%s day-budget=%s".formatted(id, month, day));
    }

    /** Changes how many bytes the pictures of an account may take; null for the operator's setting. */
    @Transactional
    public void quota(String id, @Nullable Long bytes, String by) {
        if (bytes != null && bytes < 0) {
            throw new InvalidAccount("quotaBytes", "quotaBytes must be 0 or more.");
        }
        jdbc.sql("update account set quota_bytes = :bytes where id = :id")
                .param("bytes", bytes)
                .param("id", id)
                .update();
        tell(AccountEvent.Kind.ACCOUNT_CHANGED, by, "account=%s quota=%s".formatted(id, bytes));
    }

    /** Sets a password; whoever was logged in is no more. */
    @Transactional
    public void setPassword(String id, String password, String by) {
        Account account = find(id).orElseThrow(AccountNotFound::account);
        passwords.check(password, account.email(), account.name());
        jdbc.sql("update account set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(password))
                .param("id", id)
                .update();
        endLogins(id);
        tell(AccountEvent.Kind.PASSWORD_SET, by, "account=" + id);
    }

    /** Ends every login of an account, on every machine. Tokens stay. */
    @Transactional
    public void logOutEverywhere(String id, String by) {
        endLogins(id);
        tell(AccountEvent.Kind.LOGGED_OUT_EVERYWHERE, by, "account=" + id);
    }

    /**
     * Removes an account's row, its tokens, links and shares, in the caller's transaction, which has removed what it owns.
     *
     * @throws AccountConflict where no administrator would be left
     */
    @Transactional
    public void erase(String id, String by) {
        lock();
        Account account = find(id).orElseThrow(AccountNotFound::account);
        if (account.isAdmin() && !account.disabled()) {
            requireAnother(id);
        }
        jdbc.sql("delete from account where id = :id").param("id", id).update();
        tell(AccountEvent.Kind.ACCOUNT_ERASED, by, "account=" + id);
    }

    /** The hash of an account's password; null where it has none, or there is no such account. */
    @Nullable
    String passwordHash(String email) {
        return jdbc.sql("select password_hash from account where email = :email")
                .param("email", plain(email))
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(hash -> hash)
                .orElse(null);
    }

    static String plain(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private void endLogins(String id) {
        jdbc.sql("update account set logged_out_at = :now where id = :id")
                .param("now", Clocked.now())
                .param("id", id)
                .update();
    }

    private void lock() {
        jdbc.sql("select id from account_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    private void requireAnother(String id) {
        long others = jdbc.sql("""
                        select count(*) from account where role = 'admin' and not disabled and id <> :id
                        """).param("id", id).query(Long.class).single();
        if (others == 0) {
            throw new AccountConflict("This is the last administrator. Make another account an administrator first.");
        }
    }

    private static @Nullable BigDecimal amount(String field, @Nullable BigDecimal usd) {
        if (usd != null && (usd.signum() < 0 || usd.compareTo(MOST_USD) > 0)) {
            throw new InvalidAccount(field, "%s must be an amount of US dollars, such as 2.50.".formatted(field));
        }
        return usd;
    }

    private void tell(AccountEvent.Kind kind, String who, String detail) {
        events.publishEvent(new AccountEvent(kind, who, detail));
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("id"),
                row.getString("email"),
                row.getString("name"),
                Role.ofWord(row.getString("role")).orElseThrow(),
                row.getBoolean("has_password"),
                row.getBoolean("disabled"),
                row.getBigDecimal("budget_usd"),
                row.getBigDecimal("day_budget_usd"),
                row.getObject("quota_bytes", Long.class),
                Objects.requireNonNull(Clocked.readOrNull(row, "created_at")),
                Objects.requireNonNull(Clocked.readOrNull(row, "logged_out_at")));
    }
}
