package app.pentimento.web.security;

import app.pentimento.account.Accounts;
import app.pentimento.account.ApiTokens;
import app.pentimento.account.PasswordLogin;
import app.pentimento.account.WithAccounts;
import app.pentimento.web.ClientAddress;
import app.pentimento.web.LoginSessions;
import app.pentimento.web.api.Problem;
import app.pentimento.web.api.ProblemCode;
import app.pentimento.web.api.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;

/** What has to be logged in for, and as whom. What of it somebody sees is decided by the queries. */
@WithAccounts
final class LoginSecurity {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What the login page and the pages of links need, and what the contract lets everybody have. */
    private static final String[] OPEN_TO_READ = {
        "/actuator/health", "/api/v1/provenance/root.pem", "/login", "/welcome/**", "/shared/**", "/assets/**", "/error"
    };

    private static final String[] FOR_ADMINISTRATORS = {
        "/actuator/**",
        "/settings",
        "/settings/**",
        "/people",
        "/people/**",
        "/api/v1/settings/**",
        "/api/v1/accounts",
        "/api/v1/accounts/**",
        "/api/v1/audit/check",
        "/api/v1/models/check"
    };

    private final LoginFilter login;
    private final ProblemWriter writer;

    LoginSecurity(
            Accounts accounts,
            ApiTokens tokens,
            PasswordLogin passwords,
            LoginSessions browsers,
            ClientAddress addresses,
            ProblemWriter writer) {
        this.login = new LoginFilter(accounts, tokens, passwords, browsers, addresses, writer);
        this.writer = writer;
    }

    void configure(HttpSecurity http) {
        http.authorizeHttpRequests(LoginSecurity::rules)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(this::begin).accessDeniedHandler(this::refuse))
                .addFilterBefore(login, AnonymousAuthenticationFilter.class);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll() // the request that led there was let in
                .requestMatchers(HttpMethod.GET, OPEN_TO_READ)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, OPEN_TO_READ)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/login", "/welcome/**", "/preferences", "/api/v1/verify")
                .permitAll()
                .requestMatchers(HttpMethod.GET, FOR_ADMINISTRATORS)
                .hasRole(AccountAuthentication.ADMIN)
                .requestMatchers(HttpMethod.HEAD, FOR_ADMINISTRATORS)
                .hasRole(AccountAuthentication.ADMIN)
                .requestMatchers(FOR_ADMINISTRATORS)
                .access((who, request) ->
                        new AuthorizationDecision(has(who.get(), "ROLE_" + AccountAuthentication.ADMIN)
                                && has(who.get(), AccountAuthentication.CHANGE)))
                .requestMatchers(HttpMethod.GET, "/**")
                .authenticated()
                .requestMatchers(HttpMethod.HEAD, "/**")
                .authenticated()
                .requestMatchers(HttpMethod.OPTIONS, "/**")
                .authenticated()
                .requestMatchers("/api/v1/tokens", "/api/v1/tokens/**", "/account", "/account/**", "/logout")
                .hasAuthority(AccountAuthentication.SELF)
                .anyRequest()
                .hasAuthority(AccountAuthentication.CHANGE);
    }

    private static boolean has(Authentication who, String authority) {
        return who.getAuthorities().stream().anyMatch(each -> authority.equals(each.getAuthority()));
    }

    /**
     * Whether a request could be sent by a page elsewhere in a person's name: it changes something, and a browser's login
     * goes with it. Programs send a token, which no page elsewhere can.
     */
    static boolean needsPageToken(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && (!ProblemWriter.answers(request)
                        || request.getHeader(HttpHeaders.AUTHORIZATION) == null && request.getSession(false) != null);
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!ProblemWriter.answers(request)
                && request.getMethod().equals("GET")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !"cors".equals(request.getHeader("Sec-Fetch-Mode"))
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html")) {
            response.sendRedirect(request.getContextPath() + "/login"
                    + (path.equals("/") ? "" : "?from=" + URLEncoder.encode(path, StandardCharsets.UTF_8)));
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        writer.write(
                request,
                response,
                Problem.of(ProblemCode.UNAUTHENTICATED, "Log in, or send an API token as Authorization: Bearer …."));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        String detail = e instanceof CsrfException
                ? "The page is too old, or the request did not come from it. Reload the page, then try again."
                : who instanceof AccountAuthentication account
                                && !has(account, AccountAuthentication.SELF)
                                && !SAFE.contains(request.getMethod())
                        ? "This token may only read. Use one with the scope write."
                        : "Your account may not do this. Ask an administrator.";
        writer.write(request, response, Problem.of(ProblemCode.FORBIDDEN, detail));
    }
}
