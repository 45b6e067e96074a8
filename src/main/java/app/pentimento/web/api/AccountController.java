package app.pentimento.web.api;

import app.pentimento.account.Account;
import app.pentimento.account.AccountNotFound;
import app.pentimento.account.Accounts;
import app.pentimento.account.PasswordLinks;
import app.pentimento.account.Role;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.editing.AccountBudgets;
import app.pentimento.editing.AccountData;
import app.pentimento.id.Ids;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** For administrators: accounts, what they may do and spend. */
@WithAccounts
@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "Accounts")
class AccountController {
    private final Accounts accounts;
    private final PasswordLinks links;
    private final AccountBudgets budgets;
    private final AccountData data;
    private final TransactionTemplate transaction;

    AccountController(
            Accounts accounts,
            PasswordLinks links,
            AccountBudgets budgets,
            AccountData data,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.links = links;
        this.budgets = budgets;
        this.data = data;
        this.transaction = transaction;
    }

    /** The body of {@code POST /accounts}. */
    record NewAccount(
            @Nullable String email,
            @Nullable String name,

            @Schema(allowableValues = {"admin", "member", "viewer"}) @Nullable
            String role,

            @Schema(description = "where there is none, invitation is an address at which one is chosen") @Nullable
            String password) {
        @Override
        public String toString() {
            return "NewAccount[]";
        }
    }

    /** What can be changed of an account; what is not named stays. */
    @Schema(name = "AccountChange")
    record Change(
            @Nullable String role,
            @Nullable Boolean disabled,
            @Nullable MoneyJson budget,
            @Nullable MoneyJson dayBudget,
            @Nullable Long quotaBytes) {}

    /** An address at which a password is chosen, once. */
    @Schema(name = "PasswordLink")
    record LinkJson(String url, Instant expiresAt) {}

    /** An account. */
    @Schema(name = "Account")
    record AccountJson(
            String id,
            String email,
            String name,
            String role,
            boolean disabled,
            @Nullable MoneyJson budget,
            MoneyJson spent,
            @Nullable MoneyJson dayBudget,
            MoneyJson spentToday,
            @Nullable Long quotaBytes,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LinkJson invitation) {}

    @GetMapping
    @Operation(operationId = "listAccounts", summary = "All accounts, the oldest first")
    PageJson<AccountJson> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        int length = Limits.page(limit);
        if (cursor != null && !Ids.isOne(cursor)) {
            throw new InvalidRequest("cursor", "This cursor is not from this list. Start without one.");
        }
        List<Account> found = accounts.list(cursor == null ? "" : cursor, length + 1);
        List<Account> page = found.subList(0, Math.min(length, found.size()));
        return new PageJson<>(
                page.stream().map(account -> json(account, null)).toList(),
                found.size() > length ? page.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getAccount", summary = "One account")
    AccountJson get(@PathVariable String id) {
        return json(accounts.find(id).orElseThrow(AccountNotFound::account), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "makeAccount", summary = "Make an account, or invite somebody")
    AccountJson create(Viewer viewer, @RequestBody NewAccount body) {
        Role role = role(body.role() == null ? Role.MEMBER.word() : body.role());
        Account account = accounts.create(text(body.email()), text(body.name()), role, body.password(), viewer.id());
        return json(account, body.password() == null ? link(account.id(), viewer) : null);
    }

    @PostMapping("/{id}/password-link")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "makePasswordLink",
            summary = "An address at which the account's owner chooses a new password",
            description = "It works once, for three days. Earlier ones work no more.")
    LinkJson passwordLink(Viewer viewer, @PathVariable String id) {
        return link(id, viewer);
    }

    @PostMapping("/{id}/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endLogins", summary = "End every browser's login of an account")
    void logout(Viewer viewer, @PathVariable String id) {
        get(id);
        accounts.logOutEverywhere(id, viewer.id());
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "changeAccount",
            summary = "Change a role, a budget or a quota, or disable an account",
            description = "What is not named stays; null for a budget is the operator's setting. It works at once.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = Change.class)))
    AccountJson change(Viewer viewer, @PathVariable String id, @RequestBody Map<String, @Nullable Object> body) {
        transaction.executeWithoutResult(status -> {
            Account account = accounts.find(id).orElseThrow(AccountNotFound::account);
            if (body.containsKey("role") || body.containsKey("disabled")) {
                accounts.change(
                        id,
                        body.containsKey("role") ? role(String.valueOf(body.get("role"))) : null,
                        body.containsKey("disabled") ? flag(body.get("disabled")) : null,
                        viewer.id());
            }
            if (body.containsKey("budget") || body.containsKey("dayBudget")) {
                accounts.budget(
                        id,
                        body.containsKey("budget") ? money("budget", body.get("budget")) : account.budgetUsd(),
                        body.containsKey("dayBudget")
                                ? money("dayBudget", body.get("dayBudget"))
                                : account.dayBudgetUsd(),
                        viewer.id());
            }
            if (body.containsKey("quotaBytes")) {
                accounts.quota(id, bytes(body.get("quotaBytes")), viewer.id());
            }
        });
        return get(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "eraseAccount",
            summary = "Erase an account with its sessions, pictures, recipes and tokens",
            description = "What it spent stays known, without a name, and so does the audit log.")
    void erase(Viewer viewer, @PathVariable String id) {
        get(id);
        data.erase(id, viewer.id());
    }

    private AccountJson json(Account account, @Nullable LinkJson invitation) {
        AccountBudgets.Spending spending = budgets.of(account);
        return new AccountJson(
                account.id(),
                account.email(),
                account.name(),
                account.role().word(),
                account.disabled(),
                MoneyJson.limit(spending.month().limit()),
                MoneyJson.usd(spending.month().spent(), true),
                MoneyJson.limit(spending.day().limit()),
                MoneyJson.usd(spending.day().spent(), true),
                account.quotaBytes(),
                account.createdAt(),
                invitation);
    }

    private LinkJson link(String accountId, Viewer by) {
        PasswordLinks.Made made = links.create(accountId, by.id());
        return new LinkJson(address("/welcome/" + made.secret()), made.expiresAt());
    }

    /** The whole address of a path of this server, as the caller reaches it. */
    static String address(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(path)
                .build()
                .toUriString();
    }

    private static Role role(String word) {
        return Role.ofWord(word).orElseThrow(() -> new InvalidRequest("role", "role must be admin, member or viewer."));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static boolean flag(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new InvalidRequest("disabled", "disabled must be true or false.");
    }

    private static @Nullable Long bytes(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw new InvalidRequest("quotaBytes", "quotaBytes must be a number of bytes, or null.");
    }

    /** An amount as Money has it, or just its number. */
    private static @Nullable BigDecimal money(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object amount = value instanceof Map<?, ?> money ? money.get("amount") : value;
        if (value instanceof Map<?, ?> money && money.get("currency") != null && !"USD".equals(money.get("currency"))) {
            throw new InvalidRequest(field, "%s must be in USD.".formatted(field));
        }
        String text = String.valueOf(amount);
        if (!text.matches("\\d{1,7}(\\.\\d{1,6})?")) {
            throw new InvalidRequest(
                    field,
                    "%s must be an amount such as {\"amount\": \"2.50\", \"currency\": \"USD\"}.".formatted(field));
        }
        return new BigDecimal(text);
    }
}
