package app.pentimento.web.security;

import app.pentimento.account.Account;
import app.pentimento.account.Accounts;
import app.pentimento.account.ApiTokens;
import app.pentimento.account.LoginBlocked;
import app.pentimento.account.PasswordLogin;
import app.pentimento.account.TokenScope;
import app.pentimento.web.ClientAddress;
import app.pentimento.web.LoginSessions;
import app.pentimento.web.api.Problem;
import app.pentimento.web.api.ProblemCode;
import app.pentimento.web.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sent a request: by a token, by a browser's login, or, to get a first token, by email and password. A
 * request with an {@code Authorization} header is judged by that alone.
 */
final class LoginFilter extends OncePerRequestFilter {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final PasswordLogin passwords;
    private final LoginSessions browsers;
    private final ClientAddress addresses;
    private final ProblemWriter writer;

    LoginFilter(
            Accounts accounts,
            ApiTokens tokens,
            PasswordLogin passwords,
            LoginSessions browsers,
            ClientAddress addresses,
            ProblemWriter writer) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.browsers = browsers;
        this.addresses = addresses;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        try {
            AccountAuthentication found = header == null ? browser(request) : header(header, request);
            if (found != null) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(found);
                SecurityContextHolder.setContext(context);
            }
        } catch (LoginBlocked e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.again().toSeconds() + 1));
            writer.write(request, response, Problem.of(ProblemCode.RATE_LIMITED, String.valueOf(e.getMessage())));
            return;
        }
        chain.doFilter(request, response);
    }

    private @Nullable AccountAuthentication browser(HttpServletRequest request) {
        return browsers.find(request)
                .map(account -> new AccountAuthentication(account, TokenScope.WRITE))
                .orElse(null);
    }

    private @Nullable AccountAuthentication header(String header, HttpServletRequest request) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return token(header.substring(BEARER.length()).strip());
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length()) && isForAToken(request)) {
            return password(header.substring(BASIC.length()).strip(), addresses.of(request))
                    .map(account -> new AccountAuthentication(account, TokenScope.WRITE))
                    .orElse(null);
        }
        return null;
    }

    private @Nullable AccountAuthentication token(String secret) {
        ApiTokens.Token token = tokens.find(secret).orElse(null);
        return token == null
                ? null
                : accounts.find(token.accountId())
                        .filter(account -> !account.disabled())
                        .map(account -> new AccountAuthentication(account, token.scope()))
                        .orElse(null);
    }

    private Optional<Account> password(String encoded, String address) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : passwords.logIn(pair.substring(0, colon), pair.substring(colon + 1), address);
    }

    private static boolean isForAToken(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().equals(request.getContextPath() + "/api/v1/tokens");
    }
}
