package app.pentimento.web.security;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Believes what a proxy says in {@code X-Forwarded-Prefix} and its like, where {@code server.forward-headers-strategy} is
 * {@code framework}. Spring Boot has the same, but would decide about it when the jar is made.
 */
@Configuration(proxyBeanMethods = false)
class ForwardedHeaders {
    @Bean
    FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaderFilter(
            @Value("${server.forward-headers-strategy:none}") String strategy) {
        FilterRegistrationBean<ForwardedHeaderFilter> filter =
                new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setEnabled(strategy.equalsIgnoreCase("framework"));
        return filter;
    }
}
