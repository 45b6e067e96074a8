package app.pentimento.web.security;

import app.pentimento.web.api.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What requests are let in, and what browsers are told to refuse. Without accounts there is no login: whoever reaches the port may do
 * everything, so the port is reached from this machine only ({@link LoopbackOnly}) and not through a foreign page
 * ({@link CrossOriginFilter}). There is no HTTP session either; any node answers any request.
 * With accounts {@link LoginSecurity} decides.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' blob: data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final Pattern SEARCH_SUGGESTIONS = Pattern.compile("/turns/\\w{1,64}/search-suggestions");
    private static final String FOREIGN_CONTENT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";
    private static final String LOGO_STYLE = "sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w=";
    private static final String PERMISSIONS = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(),"
            + " display-capture=(), browsing-topics=()";

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http, WebProperties properties, ProblemWriter writer, ObjectProvider<LoginSecurity> login) {
        LoginSecurity people = login.getIfAvailable();
        HostNames names = new HostNames(properties.allowedHosts(), people != null);
        if (people == null) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .requestCache(RequestCacheConfigurer::disable)
                    .csrf(csrf -> csrf.csrfTokenRepository(tokens()).ignoringRequestMatchers("/api/**"));
        } else {
            people.configure(http);
            http.csrf(csrf ->
                    csrf.csrfTokenRepository(tokens()).requireCsrfProtectionMatcher(LoginSecurity::needsPageToken));
        }
        return http.logout(LogoutConfigurer::disable)
                .addFilterAfter(new CrossOriginFilter(names, writer), HeaderWriterFilter.class)
                .headers(headers -> headers.addHeaderWriter((request, response) -> {
                            response.setHeader("Content-Security-Policy", contentPolicy(request));
                            response.setHeader("X-Frame-Options", isSearchSuggestions(request) ? "SAMEORIGIN" : "DENY");
                        })
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS)))
                .build();
    }

    /** A vendor's HTML, which this server does not trust and shows in a frame alone. */
    private static boolean isSearchSuggestions(HttpServletRequest request) {
        return SEARCH_SUGGESTIONS
                .matcher(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                .matches();
    }

    /** The strict policy; the page that describes the API may also have the one style of its logo, by its hash. */
    private static String contentPolicy(HttpServletRequest request) {
        if (isSearchSuggestions(request)) {
            return FOREIGN_CONTENT;
        }
        return request.getRequestURI().startsWith(request.getContextPath() + "/swagger-ui/")
                ? CONTENT.replace("style-src 'self'", "style-src 'self' '" + LOGO_STYLE + "'")
                : CONTENT;
    }

    /** A path that no controller could mean is not found, as any other unknown path; an unknown method is refused. */
    @Bean
    RequestRejectedHandler oddRequests() {
        Set<HttpMethod> known = Set.of(HttpMethod.values());
        return (request, response, rejected) ->
                response.sendError(known.contains(HttpMethod.valueOf(request.getMethod())) ? 404 : 405);
    }

    /** The token of a page's forms, kept by the browser, so that a page stays good over a restart and on every node. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("pentimento-csrf");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}
