package app.pentimento.web.security;

import app.pentimento.web.AccountsSwitch;
import app.pentimento.web.ClientAddress;
import app.pentimento.web.TrustedProxies;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes what a proxy says in {@code X-Forwarded-Prefix} and its like: those of {@code pentimento.web.trusted-proxies}
 * alone, where there are any; without, everybody, where {@code server.forward-headers-strategy} is {@code framework} and
 * there are no accounts. Spring Boot has the latter, but would decide about it when the jar is made.
 */
@Configuration(proxyBeanMethods = false)
class ForwardedHeaders {
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> forwardedHeaderFilter(Environment environment) {
        TrustedProxies proxies = TrustedProxies.of(environment);
        boolean all = environment
                        .getProperty("server.forward-headers-strategy", "none")
                        .equalsIgnoreCase("framework")
                && !AccountsSwitch.isOn(environment);
        FilterRegistrationBean<OncePerRequestFilter> filter =
                new FilterRegistrationBean<>(proxies.any() ? new FromTrusted(proxies) : new ForwardedHeaderFilter());
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setEnabled(proxies.any() || all);
        return filter;
    }

    /** Has the headers count where the request came from a trusted proxy, and takes them off otherwise. */
    private static final class FromTrusted extends OncePerRequestFilter {
        private final TrustedProxies proxies;
        private final ForwardedHeaderFilter believing = new ForwardedHeaderFilter();
        private final ForwardedHeaderFilter removing = new ForwardedHeaderFilter();

        FromTrusted(TrustedProxies proxies) {
            this.proxies = proxies;
            removing.setRemoveOnly(true);
        }

        @Override
        protected boolean shouldNotFilterAsyncDispatch() {
            return false;
        }

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String peer = request.getRemoteAddr();
            if (request.getAttribute(ClientAddress.ATTRIBUTE) == null) {
                request.setAttribute(
                        ClientAddress.ATTRIBUTE,
                        ClientAddress.find(peer, request.getHeader("X-Forwarded-For"), proxies));
            }
            (proxies.has(peer) ? believing : removing).doFilter(request, response, chain);
        }
    }
}
