package app.pentimento.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who may change what holds for the whole server, such as its keys. This is the one place for that rule. With accounts it
 * is an administrator. Without, it is whoever sits at this machine, so nobody where the server listens on other addresses too, or is reached
 * under another name than this machine's own, through a proxy.
 */
@Component
public final class Administration {
    private final AccountsSwitch accounts;
    private final boolean onThisMachineOnly;

    Administration(AccountsSwitch accounts, Environment environment) {
        this.accounts = accounts;
        onThisMachineOnly = Loopback.isAddress(environment.getProperty("server.address", ""));
    }

    /** Whether this request may change what holds for the whole server. */
    public boolean allows(HttpServletRequest request) {
        return accounts.on()
                ? request.isUserInRole("ADMIN")
                : onThisMachineOnly && Loopback.isName(name(request.getHeader(HttpHeaders.HOST)));
    }

    /**
     * Lets a request pass that may.
     *
     * @throws NotAdministrator where it may not
     */
    public void require(HttpServletRequest request) {
        if (!allows(request)) {
            throw new NotAdministrator(
                    accounts.on()
                            ? "Only an administrator may do this."
                            : "Keys can't be entered here, because other machines can reach this server and it has "
                                    + "no login. Set GEMINI_API_KEY where you start it.");
        }
    }

    private static String name(@Nullable String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    }
}
