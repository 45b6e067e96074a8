package app.pentimento.editing;

import app.pentimento.model.EditOptions;
import app.pentimento.model.ImageModel;
import app.pentimento.model.Models;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops a turn before it is sent where it would go over a budget: what was spent, what the turns under way will cost by
 * estimate, and what this one will. A model that costs nothing is never stopped.
 */
@Service
public class Budgets {
    private static final Duration SESSION_PAUSE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Models models;
    private final BudgetProperties properties;
    private final Clock clock = Clock.systemUTC();

    Budgets(JdbcClient jdbc, Models models, BudgetProperties properties) {
        this.jdbc = jdbc;
        this.models = models;
        this.properties = properties;
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
                new Budget(properties.day(), spentSince(day, null)),
                new Budget(properties.month(), spentSince(day.withDayOfMonth(1), null)),
                spentSince(OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), null));
    }

    private OffsetDateTime today() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }

    /** The budget of a session: its own, or the operator's for every session. */
    public Budget of(String sessionId) {
        return of(sessionId, null);
    }

    private Budget of(String sessionId, @Nullable String exceptTurn) {
        BigDecimal own = jdbc.sql("select budget_usd from session where id = :id")
                .param("id", sessionId)
                .query((row, number) -> java.util.Optional.ofNullable(row.getBigDecimal(1)))
                .optional()
                .flatMap(value -> value)
                .orElse(properties.session());
        BigDecimal spent = jdbc.sql("select coalesce(sum(cost_usd), 0) from turn where session_id = :id")
                .param("id", sessionId)
                .query(BigDecimal.class)
                .single()
                .add(underWay(sessionId, exceptTurn));
        return new Budget(own, spent);
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
     * Lets a turn pass that is about to be taken in.
     *
     * @throws BudgetExhausted where a budget does not allow it
     */
    void check(String sessionId, ImageModel model, EditOptions options) {
        check(sessionId, model, options, null);
    }

    /**
     * Lets a turn pass that is about to be sent.
     *
     * @param turnId itself, which is not counted twice
     * @throws BudgetExhausted where a budget does not allow it
     */
    void check(String sessionId, ImageModel model, EditOptions options, @Nullable String turnId) {
        BigDecimal price = model.info().pricePerImage();
        if (price != null && price.signum() == 0) {
            return;
        }
        BigDecimal next = model.estimate(options);
        Budget session = of(sessionId, turnId);
        require(session.limit(), session.spent(), next, "The budget of this session", SESSION_PAUSE);
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime day = today();
        OffsetDateTime month = day.withDayOfMonth(1);
        if (properties.day() != null) {
            require(
                    properties.day(),
                    spentSince(day, turnId),
                    next,
                    "Today's budget of this server",
                    Duration.between(now, day.plusDays(1)));
        }
        if (properties.month() != null) {
            require(
                    properties.month(),
                    spentSince(month, turnId),
                    next,
                    "This month's budget of this server",
                    Duration.between(now, month.plusMonths(1)));
        }
    }

    private static void require(
            @Nullable BigDecimal limit, BigDecimal spent, BigDecimal next, String which, Duration again) {
        if (limit != null && spent.add(next).compareTo(limit) > 0) {
            throw new BudgetExhausted(
                    ("%s does not allow this turn: $%s of $%s are spent, and it would cost about $%s. Use a model that"
                                    + " costs less, or ask whoever runs this server for more.")
                            .formatted(which, money(spent), money(limit), money(next)),
                    again);
        }
    }

    private static String money(BigDecimal usd) {
        return usd.setScale(3, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private BigDecimal spentSince(OffsetDateTime start, @Nullable String exceptTurn) {
        return jdbc.sql("""
                        select coalesce((select sum(cost_usd) from turn where finished_at >= :start), 0)
                             + coalesce((select sum(cost_usd) from past_cost where finished_at >= :start), 0)
                        """)
                .param("start", start)
                .query(BigDecimal.class)
                .single()
                .add(underWay(null, exceptTurn));
    }

    /** What the turns under way will cost by estimate. */
    private BigDecimal underWay(@Nullable String sessionId, @Nullable String exceptTurn) {
        return jdbc
                .sql("""
                        select model, sum(coalesce(variants, 1)) as pictures from turn
                        where status in ('queued', 'running') and id <> :except
                          and (:everywhere or session_id = :session)
                        group by model
                        """)
                .param("except", exceptTurn == null ? "" : exceptTurn)
                .param("everywhere", sessionId == null)
                .param("session", sessionId == null ? "" : sessionId)
                .query((row, number) -> models.find(row.getString("model"))
                        .map(model -> model.estimate(EditOptions.NONE))
                        .orElse(BigDecimal.ZERO)
                        .multiply(row.getBigDecimal("pictures")))
                .list()
                .stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
