package app.pentimento.web.page;

import app.pentimento.account.Account;
import app.pentimento.account.AccountConflict;
import app.pentimento.account.AccountNotFound;
import app.pentimento.account.Accounts;
import app.pentimento.account.InvalidAccount;
import app.pentimento.account.PasswordLinks;
import app.pentimento.account.Role;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.editing.AccountBudgets;
import app.pentimento.editing.AccountData;
import app.pentimento.phrases.Phrases;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** For administrators: who has an account, what they may do, what they spent. */
@WithAccounts
@Controller
@RequestMapping("/people")
class PeopleController {
    private static final int MOST = 1000;

    private final Accounts accounts;
    private final PasswordLinks links;
    private final AccountBudgets budgets;
    private final AccountData data;
    private final Phrases phrases;

    PeopleController(
            Accounts accounts, PasswordLinks links, AccountBudgets budgets, AccountData data, Phrases phrases) {
        this.accounts = accounts;
        this.links = links;
        this.budgets = budgets;
        this.data = data;
        this.phrases = phrases;
    }

    /**
     * Somebody.
     *
     * @param budget in a month, as the form shows it; empty for the operator's setting
     * @param own whether it is the administrator who looks
     */
    public record Row(
            String id,
            String name,
            String email,
            String role,
            boolean disabled,
            boolean invited,
            String budget,
            String dayBudget,
            SpendingView spending,
            boolean own) {}

    @GetMapping
    ModelAndView show(Viewer viewer) {
        return page(viewer, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView invite(
            Viewer viewer,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "member") String role,
            Locale locale) {
        try {
            Account account = accounts.create(email, name, Role.ofWord(role).orElse(Role.VIEWER), null, viewer.id());
            return page(viewer, HttpStatus.OK)
                    .addObject("link", link(account.id(), viewer))
                    .addObject("linkFor", account.email());
        } catch (InvalidAccount | AccountConflict e) {
            return trouble(viewer, e, locale).addObject("email", email).addObject("name", name);
        }
    }

    @PostMapping("/{id}/link")
    ModelAndView newLink(Viewer viewer, @PathVariable String id) {
        Account account = accounts.find(id).orElseThrow(AccountNotFound::account);
        return page(viewer, HttpStatus.OK).addObject("link", link(id, viewer)).addObject("linkFor", account.email());
    }

    @PostMapping("/{id}")
    ModelAndView change(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String budget,
            @RequestParam(defaultValue = "") String dayBudget,
            Locale locale) {
        try {
            Account account = accounts.find(id).orElseThrow(AccountNotFound::account);
            BigDecimal month = amount(budget);
            BigDecimal day = amount(dayBudget);
            Role wanted = Role.ofWord(role).orElse(account.role());
            if (wanted != account.role()) {
                accounts.change(id, wanted, null, viewer.id());
            }
            accounts.budget(id, month, day, viewer.id());
            return new ModelAndView("redirect:/people");
        } catch (InvalidAccount | AccountConflict e) {
            return trouble(viewer, e, locale);
        } catch (NumberFormatException e) {
            return page(viewer, HttpStatus.BAD_REQUEST).addObject("troubleKey", "people.budget.wrong");
        }
    }

    @PostMapping("/{id}/disable")
    ModelAndView disable(Viewer viewer, @PathVariable String id, @RequestParam boolean disabled, Locale locale) {
        try {
            accounts.change(id, null, disabled, viewer.id());
            return new ModelAndView("redirect:/people");
        } catch (AccountConflict e) {
            return trouble(viewer, e, locale);
        }
    }

    @PostMapping("/{id}/erase")
    ModelAndView erase(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String email, Locale locale) {
        Account account = accounts.find(id).orElseThrow(AccountNotFound::account);
        if (!account.email().equals(email.strip().toLowerCase(Locale.ROOT))) {
            return page(viewer, HttpStatus.BAD_REQUEST).addObject("troubleKey", "people.erase.wrong");
        }
        try {
            data.erase(id, viewer.id());
            return new ModelAndView("redirect:/people");
        } catch (AccountConflict e) {
            return trouble(viewer, e, locale);
        }
    }

    private ModelAndView trouble(Viewer viewer, RuntimeException e, Locale locale) {
        return page(viewer, HttpStatus.BAD_REQUEST)
                .addObject("trouble", phrases.say(String.valueOf(e.getMessage()), locale));
    }

    private String link(String accountId, Viewer by) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/welcome/" + links.create(accountId, by.id()).secret())
                .build()
                .toUriString();
    }

    private ModelAndView page(Viewer viewer, HttpStatus status) {
        return new ModelAndView("people", status)
                .addObject(
                        "people",
                        accounts.list("", MOST).stream()
                                .map(account -> row(account, viewer))
                                .toList());
    }

    private Row row(Account account, Viewer viewer) {
        return new Row(
                account.id(),
                account.name(),
                account.email(),
                account.role().word(),
                account.disabled(),
                !account.hasPassword(),
                plain(account.budgetUsd()),
                plain(account.dayBudgetUsd()),
                SpendingView.ofAccount(budgets.of(account)),
                account.id().equals(viewer.id()));
    }

    private static String plain(@Nullable BigDecimal usd) {
        return usd == null ? "" : usd.stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal amount(String text) {
        return text.isBlank() ? null : new BigDecimal(text.strip());
    }
}
