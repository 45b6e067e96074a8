package app.pentimento.editing;

import app.pentimento.account.Account;
import app.pentimento.account.Accounts;
import app.pentimento.account.WithAccounts;
import app.pentimento.session.SpendingLedger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What accounts may spend in a day and a month of UTC, and spent. The one who asks pays, whosever session it is. */
@WithAccounts
public class AccountBudgets {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SpendingLedger ledger;
    private final BudgetProperties properties;

    AccountBudgets(JdbcClient jdbc, Accounts accounts, SpendingLedger ledger, BudgetProperties properties) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ledger = ledger;
        this.properties = properties;
    }

    /** What an account may spend and spent. */
    public record Spending(Budgets.Budget day, Budgets.Budget month) {
        /** Whether four fifths of a budget or more are spent. */
        public boolean near() {
            return near(day) || near(month);
        }

        private static boolean near(Budgets.Budget budget) {
            BigDecimal limit = budget.limit();
            return limit != null
                    && budget.spent().multiply(BigDecimal.TEN).compareTo(limit.multiply(BigDecimal.valueOf(8))) >= 0;
        }
    }

    /** What an account may spend and spent. */
    public Spending of(Account account) {
        OffsetDateTime day = today();
        return new Spending(
                new Budgets.Budget(
                        or(account.dayBudgetUsd(), properties.accountDay()), ledger.since(account.id(), day)),
                new Budgets.Budget(
                        or(account.budgetUsd(), properties.accountMonth()),
                        ledger.since(account.id(), day.withDayOfMonth(1))));
    }

    /**
     * Lets a turn of an account be sent that may cost so much, or not, in the caller's transaction. Two turns of one
     * account are decided one after the other.
     *
     * @throws BudgetExhausted where a budget does not allow it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void require(String accountId, BigDecimal next) {
        jdbc.sql("select id from account where id = :id for update")
                .param("id", accountId)
                .query(String.class)
                .optional();
        Account account = accounts.find(accountId).orElse(null);
        if (account == null) {
            return;
        }
        Spending spending = of(account);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        require(spending.day(), next, "Today's budget of your account", Duration.between(now, today().plusDays(1)));
        require(
                spending.month(),
                next,
                "This month's budget of your account",
                Duration.between(now, today().withDayOfMonth(1).plusMonths(1)));
    }

    private static void require(Budgets.Budget budget, BigDecimal next, String which, Duration again) {
        if (budget.limit() != null) {
            Budgets.require(budget.limit(), budget.spent(), next, which, again);
        }
    }

    private static @Nullable BigDecimal or(@Nullable BigDecimal own, @Nullable BigDecimal usual) {
        return own == null ? usual : own;
    }

    private static OffsetDateTime today() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }
}
