package app.pentimento.editing;

import app.pentimento.account.Person;
import app.pentimento.model.ImageModel;
import app.pentimento.session.SpendingLedger;
import app.pentimento.session.Turn;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops a turn before it is sent where it would go over a budget. What a turn may cost is set aside when it is taken in,
 * and settled by what its answer says. A model that costs nothing is never stopped.
 */
@Service
public class Budgets {
    private static final Duration SESSION_PAUSE = Duration.ofDays(1);
    private static final OffsetDateTime EVER = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final SpendingLedger ledger;
    private final BudgetProperties properties;
    private final ObjectProvider<AccountBudgets> ofAccounts;
    private final Clock clock = Clock.systemUTC();

    Budgets(
            JdbcClient jdbc,
            SpendingLedger ledger,
            BudgetProperties properties,
            ObjectProvider<AccountBudgets> ofAccounts) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.properties = properties;
        this.ofAccounts = ofAccounts;
    }

    /**
     * What may be spent.
     *
     * @param limit null for none
     * @param spent so far, turns under way included by estimate
     */
    public record Budget(@Nullable BigDecimal limit, BigDecimal spent) {}

    /**
     * What the whole server may spend and spent.
     *
     * @param total since its beginning
     */
    public record Spending(Budget day, Budget month, BigDecimal total) {}

    /** What the whole server may spend and spent. */
    public Spending spending() {
        OffsetDateTime day = today();
        return new Spending(
                new Budget(properties.day(), ledger.since(day)),
                new Budget(properties.month(), ledger.since(day.withDayOfMonth(1))),
                ledger.since(EVER));
    }

    private OffsetDateTime today() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }

    /** The budget of a session: its own, or the operator's for every session. */
    public Budget of(String sessionId) {
        return new Budget(limit(sessionId), ledger.of(sessionId));
    }

    private @Nullable BigDecimal limit(String sessionId) {
        return jdbc.sql("select budget_usd from session where id = :id")
                .param("id", sessionId)
                .query((row, number) -> java.util.Optional.ofNullable(row.getBigDecimal(1)))
                .optional()
                .flatMap(value -> value)
                .orElse(properties.session());
    }

    /** Gives a session a budget of its own; null for the operator's. */
    @Transactional
    public void set(String sessionId, @Nullable BigDecimal limit) {
        jdbc.sql("update session set budget_usd = :limit where id = :id")
                .param("limit", limit)
                .param("id", sessionId)
                .update();
    }

    /**
     * Sets aside what a turn may cost that is about to be taken in, in the caller's transaction, which has locked the
     * turn's session.
     *
     * @throws BudgetExhausted where a budget does not allow it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(Turn turn, ImageModel model) {
        BigDecimal price = model.info().pricePerImage();
        if (price != null && price.signum() == 0) {
            return;
        }
        BigDecimal next = model.estimate(ContextPlanner.options(turn));
        BigDecimal ofSession = limit(turn.sessionId());
        if (ofSession != null) {
            require(ofSession, ledger.of(turn.sessionId()), next, "The budget of this session", SESSION_PAUSE);
        }
        Person author = turn.author();
        if (author != null) {
            ofAccounts.ifAvailable(budgets -> budgets.require(author.id(), next));
        }
        if (properties.day() != null || properties.month() != null) {
            ledger.lock();
            requireOfServer(next);
        }
        ledger.reserve(turn, next);
    }

    private void requireOfServer(BigDecimal next) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime day = today();
        OffsetDateTime month = day.withDayOfMonth(1);
        if (properties.day() != null) {
            require(
                    properties.day(),
                    ledger.since(day),
                    next,
                    "Today's budget of this server",
                    Duration.between(now, day.plusDays(1)));
        }
        if (properties.month() != null) {
            require(
                    properties.month(),
                    ledger.since(month),
                    next,
                    "This month's budget of this server",
                    Duration.between(now, month.plusMonths(1)));
        }
    }

    /** Writes down what a turn did cost when it ends, in the caller's transaction; zero where it was never sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Turn turn, BigDecimal usd) {
        ledger.settle(turn, usd);
    }

    static void require(BigDecimal limit, BigDecimal spent, BigDecimal next, String which, Duration again) {
        if (spent.add(next).compareTo(limit) > 0) {
            throw new BudgetExhausted(
                    ("%s does not allow this turn: $%s of $%s is spent, and this would cost about $%s. "
                                    + "Choose a cheaper model, or ask the operator for a higher budget.")
                            .formatted(which, money(spent), money(limit), money(next)),
                    again);
        }
    }

    private static String money(BigDecimal usd) {
        return usd.setScale(3, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
