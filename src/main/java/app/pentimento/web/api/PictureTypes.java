package app.pentimento.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Reads {@code image/png; charset=x} as {@code image/png}: a picture has no charset, so that one which does not exist is
 * no reason to refuse it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class PictureTypes extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean picture = type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("image/");
        chain.doFilter(picture && type.indexOf(';') > 0 ? new Bare(request, bare(type)) : request, response);
    }

    private static String bare(String type) {
        return type.substring(0, type.indexOf(';')).strip();
    }

    private static final class Bare extends HttpServletRequestWrapper {
        private final String type;

        Bare(HttpServletRequest request, String type) {
            super(request);
            this.type = type;
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public @Nullable String getCharacterEncoding() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? type : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    ? Collections.enumeration(Collections.singleton(type))
                    : super.getHeaders(name);
        }
    }
}
