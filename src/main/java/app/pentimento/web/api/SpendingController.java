package app.pentimento.web.api;

import app.pentimento.editing.Budgets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/budget")
@Tag(name = "Budget")
class SpendingController {
    private final Budgets budgets;

    SpendingController(Budgets budgets) {
        this.budgets = budgets;
    }

    /** What may be spent and was spent. */
    record BudgetJson(@Nullable MoneyJson limit, MoneyJson spent) {
        static BudgetJson of(Budgets.Budget budget) {
            return new BudgetJson(
                    budget.limit() == null ? null : MoneyJson.usd(budget.limit(), false),
                    MoneyJson.usd(budget.spent(), true));
        }
    }

    /** The server's budgets, and what it spent since its beginning. */
    record SpendingJson(BudgetJson day, BudgetJson month, MoneyJson total) {}

    @GetMapping
    @Operation(
            summary = "What the whole server may spend on models, and has spent",
            description = "Today and this month are those of UTC. Turns under way count by estimate, and so do turns"
                    + " of sessions that were deleted since.")
    SpendingJson spending() {
        Budgets.Spending spending = budgets.spending();
        return new SpendingJson(
                BudgetJson.of(spending.day()), BudgetJson.of(spending.month()), MoneyJson.usd(spending.total(), true));
    }
}
