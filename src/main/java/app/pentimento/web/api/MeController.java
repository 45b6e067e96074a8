package app.pentimento.web.api;

import app.pentimento.account.Account;
import app.pentimento.account.AccountNotFound;
import app.pentimento.account.Accounts;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.editing.AccountBudgets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a caller who they are. */
@WithAccounts
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Accounts", description = "People who log in")
class MeController {
    private final Accounts accounts;
    private final AccountBudgets budgets;

    MeController(Accounts accounts, AccountBudgets budgets) {
        this.accounts = accounts;
        this.budgets = budgets;
    }

    /**
     * One's own account.
     *
     * @param budget what it may spend this month; null for any amount
     * @param spent this month
     * @param nearBudget whether four fifths of a budget, or more, are spent
     */
    @Schema(name = "Me")
    record MeJson(
            String id,
            String email,
            String name,

            @Schema(allowableValues = {"admin", "member", "viewer"})
            String role,

            @Nullable MoneyJson budget,
            MoneyJson spent,
            @Nullable MoneyJson dayBudget,
            MoneyJson spentToday,
            boolean nearBudget) {}

    @GetMapping
    @Operation(operationId = "me", summary = "Who is calling, what they may spend and spent")
    MeJson me(Viewer viewer) {
        Account account = accounts.find(viewer.id()).orElseThrow(AccountNotFound::account);
        AccountBudgets.Spending spending = budgets.of(account);
        return new MeJson(
                account.id(),
                account.email(),
                account.name(),
                account.role().word(),
                MoneyJson.limit(spending.month().limit()),
                MoneyJson.usd(spending.month().spent(), true),
                MoneyJson.limit(spending.day().limit()),
                MoneyJson.usd(spending.day().spent(), true),
                spending.near());
    }
}
