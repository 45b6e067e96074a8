package app.pentimento.web;

import app.pentimento.account.Account;
import app.pentimento.account.Accounts;
import app.pentimento.account.WithAccounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** The logins of browsers, each kept in its HTTP session, which is in the database. */
@WithAccounts
public class LoginSessions {
    private static final String ATTRIBUTE = "pentimento.login";

    private final Accounts accounts;
    private final ClientAddress addresses;

    LoginSessions(Accounts accounts, ClientAddress addresses) {
        this.accounts = accounts;
        this.addresses = addresses;
    }

    /** Who logged in, and when. */
    private record Login(String accountId, Instant at) implements Serializable {}

    /** Logs an account in, in a session of its own: one that somebody else may know the id of ends. */
    public void begin(HttpServletRequest request, Account account) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, new Login(account.id(), Instant.now()));
    }

    /** Where a request came from. */
    public String address(HttpServletRequest request) {
        return addresses.of(request);
    }

    /** Ends the login of this browser, if there is one. */
    public void end(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
    }

    /** Who is logged in and still may be. */
    public Optional<Account> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Login login)) {
            return Optional.empty();
        }
        return accounts.find(login.accountId())
                .filter(account -> !account.disabled())
                .filter(account -> login.at().isAfter(account.loggedOutAt()));
    }
}
