package app.pentimento.web.page;

import app.pentimento.account.Account;
import app.pentimento.account.AccountNotFound;
import app.pentimento.account.Accounts;
import app.pentimento.account.ApiTokens;
import app.pentimento.account.InvalidAccount;
import app.pentimento.account.PasswordLogin;
import app.pentimento.account.TokenScope;
import app.pentimento.account.Viewer;
import app.pentimento.account.WithAccounts;
import app.pentimento.editing.AccountBudgets;
import app.pentimento.phrases.Phrases;
import app.pentimento.web.LoginSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: what it may spend, its password, its tokens, where it is logged in. */
@WithAccounts
@Controller
class AccountPage {
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final PasswordLogin passwords;
    private final AccountBudgets budgets;
    private final LoginSessions logins;
    private final Phrases phrases;

    AccountPage(
            Accounts accounts,
            ApiTokens tokens,
            PasswordLogin passwords,
            AccountBudgets budgets,
            LoginSessions logins,
            Phrases phrases) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.budgets = budgets;
        this.logins = logins;
        this.phrases = phrases;
    }

    /**
     * A token as the page shows it.
     *
     * @param expires null where it does not
     */
    public record TokenRow(
            String id,
            String name,
            String scope,
            String made,
            @Nullable String expires) {
        static TokenRow of(ApiTokens.Token token) {
            return new TokenRow(
                    token.id(),
                    token.name(),
                    token.scope().word(),
                    Moments.day(token.createdAt()),
                    token.expiresAt() == null ? null : Moments.day(token.expiresAt()));
        }
    }

    @GetMapping("/account")
    ModelAndView show(Viewer viewer, @RequestParam(defaultValue = "") String done) {
        return page(viewer, HttpStatus.OK)
                .addObject("done", List.of("password", "token-removed").contains(done) ? done : null);
    }

    @PostMapping("/account/password")
    ModelAndView password(
            Viewer viewer,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            Locale locale) {
        Account account = account(viewer);
        if (account.hasPassword()
                && passwords
                        .logIn(account.email(), old, logins.address(request))
                        .isEmpty()) {
            return page(viewer, HttpStatus.BAD_REQUEST).addObject("passwordTroubleKey", "account.password.wrong");
        }
        try {
            accounts.setPassword(account.id(), password, account.id());
        } catch (InvalidAccount e) {
            return page(viewer, HttpStatus.BAD_REQUEST)
                    .addObject("passwordTrouble", phrases.say(String.valueOf(e.getMessage()), locale));
        }
        logins.begin(request, account); // every other login has ended
        return new ModelAndView("redirect:/account?done=password");
    }

    @PostMapping("/account/tokens")
    ModelAndView make(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "write") String scope,
            @RequestParam(defaultValue = "90") int days,
            Locale locale) {
        try {
            ApiTokens.Made made = tokens.create(
                    viewer.id(),
                    name,
                    TokenScope.ofWord(scope).orElse(TokenScope.READ),
                    days <= 0 ? null : Instant.now().plus(Math.min(days, 3650), ChronoUnit.DAYS));
            return page(viewer, HttpStatus.OK).addObject("secret", made.secret());
        } catch (InvalidAccount e) {
            return page(viewer, HttpStatus.BAD_REQUEST)
                    .addObject("tokenTrouble", phrases.say(String.valueOf(e.getMessage()), locale))
                    .addObject("tokenName", name);
        }
    }

    @PostMapping("/account/tokens/{id}/remove")
    String remove(Viewer viewer, @PathVariable String id) {
        tokens.remove(viewer.id(), id);
        return "redirect:/account?done=token-removed";
    }

    @PostMapping("/account/logout")
    String logOutEverywhere(Viewer viewer, HttpServletRequest request) {
        accounts.logOutEverywhere(viewer.id(), viewer.id());
        logins.end(request);
        return "redirect:/login";
    }

    private ModelAndView page(Viewer viewer, HttpStatus status) {
        Account account = account(viewer);
        return new ModelAndView("account", status)
                .addObject("account", account)
                .addObject("spending", SpendingView.ofAccount(budgets.of(account)))
                .addObject(
                        "tokens",
                        tokens.of(account.id()).stream().map(TokenRow::of).toList());
    }

    private Account account(Viewer viewer) {
        return accounts.find(viewer.id()).orElseThrow(AccountNotFound::account);
    }
}
