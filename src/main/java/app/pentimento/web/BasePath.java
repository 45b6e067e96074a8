package app.pentimento.web;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What comes before every address on the page: {@code server.servlet.context-path}, or the prefix that a trusted proxy
 * tells ({@code X-Forwarded-Prefix}); usually nothing.
 */
public final class BasePath {
    private BasePath() {}

    /** The address of a path of this server, for the request that is being answered. */
    public static String of(String path) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getContextPath() + path
                : path;
    }
}
