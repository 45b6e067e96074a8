package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Budgets;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sessions/{id}/budget")
@Tag(name = "Sessions")
class BudgetController {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Budgets budgets;
    private final Sessions sessions;

    BudgetController(Budgets budgets, Sessions sessions) {
        this.budgets = budgets;
        this.sessions = sessions;
    }

    /** What a session may spend, as the API takes it: US dollars as a decimal number in text; null for the operator's. */
    record Change(@Nullable String limit) {}

    @GetMapping
    @Operation(summary = "What a session may spend on models, and has spent")
    SpendingController.BudgetJson get(Viewer viewer, @PathVariable String id) {
        requireSession(viewer, id);
        return SpendingController.BudgetJson.of(budgets.of(id));
    }

    @PutMapping
    @Operation(
            summary = "Give a session a budget",
            description = "{\"limit\": \"2.50\"} in US dollars; null for the server's own setting. Turns beyond it are"
                    + " refused with budget-exhausted before they are sent.")
    SpendingController.BudgetJson set(Viewer viewer, @PathVariable String id, @RequestBody Change change) {
        requireSession(viewer, id);
        budgets.set(id, amount(change.limit()));
        return get(viewer, id);
    }

    private void requireSession(Viewer viewer, String id) {
        if (sessions.access(viewer, id).isEmpty()) {
            throw NotFoundException.session();
        }
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,7}(\\.\\d{1,6})?") || new BigDecimal(text).compareTo(MOST) > 0) {
            throw new InvalidRequest("limit", "The limit must be an amount of US dollars, such as 2.50.");
        }
        return new BigDecimal(text);
    }
}
