package app.pentimento.web;

import app.pentimento.account.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Component;

/** Says who sent a request: for what they may see, and for what is remembered of them. */
@Component
public final class Caller {
    private final AccountsSwitch accounts;

    Caller(AccountsSwitch accounts) {
        this.accounts = accounts;
    }

    /** The account that sent the request. */
    public String account(HttpServletRequest request) {
        Viewer viewer = viewer(request);
        return viewer.id().isEmpty() ? "unknown" : viewer.id();
    }

    /** On whose behalf the request is. */
    public Viewer viewer(HttpServletRequest request) {
        if (!accounts.on()) {
            return Viewer.LOCAL;
        }
        Principal principal = request.getUserPrincipal();
        return principal == null ? Viewer.STRANGER : Viewer.account(principal.getName());
    }
}
