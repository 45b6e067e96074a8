package app.pentimento.web.page;

import app.pentimento.editing.AccountBudgets;
import app.pentimento.editing.Budgets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was spent, as the page shows it: a line for whatever was spent or is limited.
 *
 * @param near whether most of an account's budget is spent
 */
public record SpendingView(List<Line> lines, boolean near) {
    /**
     * A line.
     *
     * @param key of the message that says what it is about
     * @param limit null for none
     */
    public record Line(String key, String spent, @Nullable String limit) {}

    static SpendingView of(Budgets.Spending all, Budgets.@Nullable Budget session) {
        List<Line> lines = new ArrayList<>();
        if (session != null) {
            add(lines, "spent.session", session.spent(), session.limit());
        }
        if (all.day().limit() != null) {
            add(lines, "spent.day", all.day().spent(), all.day().limit());
        }
        add(lines, "spent.month", all.month().spent(), all.month().limit());
        add(lines, "spent.total", all.total(), null);
        return new SpendingView(lines, false);
    }

    /** What an account spent, and may. */
    static SpendingView ofAccount(AccountBudgets.Spending spending) {
        List<Line> lines = new ArrayList<>();
        add(lines, "spent.day", spending.day().spent(), spending.day().limit());
        add(lines, "spent.month", spending.month().spent(), spending.month().limit());
        return new SpendingView(lines, spending.near());
    }

    private static void add(List<Line> lines, String key, BigDecimal spent, @Nullable BigDecimal limit) {
        if (spent.signum() != 0 || limit != null) {
            lines.add(new Line(key, Dollars.of(spent), limit == null ? null : Dollars.of(limit)));
        }
    }
}
