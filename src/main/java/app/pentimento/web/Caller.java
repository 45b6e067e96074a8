package app.pentimento.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Component;

/** Says who sent a request, for what is remembered of them. */
@Component
public final class Caller {
    /** Everybody on a server without login: the person at this machine. */
    private static final String LOCAL = "local";

    /** The account that sent the request. */
    public String account(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null ? LOCAL : principal.getName();
    }
}
