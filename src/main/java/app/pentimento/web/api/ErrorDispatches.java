package app.pentimento.web.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Answers with a problem where the container or a filter refused an API request before any controller saw it. */
@Configuration(proxyBeanMethods = false)
class ErrorDispatches {
    @Bean
    FilterRegistrationBean<HttpFilter> problemsForRefusedRequests(ProblemWriter writer) {
        FilterRegistrationBean<HttpFilter> registration = new FilterRegistrationBean<>(new ProblemFilter(writer));
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.ERROR));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static final class ProblemFilter extends HttpFilter {
        private static final long serialVersionUID = 1;

        private final transient ProblemWriter writer;

        ProblemFilter(ProblemWriter writer) {
            this.writer = writer;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                    .substring(request.getContextPath().length());
            if (ProblemWriter.isApi(path) && !response.isCommitted()) {
                writer.write(request, response, Problems.ofStatus(response.getStatus()));
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
