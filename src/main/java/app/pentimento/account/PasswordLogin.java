package app.pentimento.account;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** Logs people in by email and password. */
@WithAccounts
public class PasswordLogin {
    private static final int LONGEST_EMAIL = 320;

    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final ApplicationEventPublisher events;

    PasswordLogin(Accounts accounts, Passwords passwords, LoginThrottle throttle, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.events = events;
    }

    /**
     * The account of this email and password; empty where one is wrong, or the account is disabled, without telling which.
     *
     * @param address where the request came from
     * @throws LoginBlocked where too many were wrong
     */
    public Optional<Account> logIn(String email, String password, String address) {
        String plain = email.length() > LONGEST_EMAIL ? "" : Accounts.plain(email);
        throttle.require(plain, address);
        boolean right = passwords.matches(password, accounts.passwordHash(plain));
        Optional<Account> account = accounts.byEmail(plain);
        if (right && account.isPresent() && !account.get().disabled()) {
            throttle.right(plain);
            events.publishEvent(
                    new AccountEvent(AccountEvent.Kind.LOGGED_IN, account.get().id(), "by=password"));
            return account;
        }
        boolean blocked = throttle.wrong(plain, address);
        String who = account.map(Account::id).orElse("unknown");
        events.publishEvent(new AccountEvent(AccountEvent.Kind.LOGIN_FAILED, who, "by=password"));
        if (blocked) {
            events.publishEvent(new AccountEvent(AccountEvent.Kind.LOGIN_BLOCKED, who, "by=password"));
        }
        return Optional.empty();
    }
}
