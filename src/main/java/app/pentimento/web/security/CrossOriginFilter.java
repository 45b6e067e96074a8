package app.pentimento.web.security;

import app.pentimento.web.api.Problem;
import app.pentimento.web.api.ProblemCode;
import app.pentimento.web.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page elsewhere could make a browser on this machine send: requests under a foreign name, and changes
 * asked for by a foreign page. Programs send neither {@code Origin} nor {@code Sec-Fetch-Site} and are let through.
 */
final class CrossOriginFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final HostNames names;
    private final ProblemWriter writer;

    CrossOriginFilter(HostNames names, ProblemWriter writer) {
        this.names = names;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The header as it came: what a proxy says of it (X-Forwarded-Host) could come from the foreign page as well.
        if (!names.answersTo(request.getHeader(HttpHeaders.HOST))) {
            refuse(
                    request,
                    response,
                    "This server does not answer to the name in the Host header. Open it as http://localhost with its"
                            + " port, or add the name to the setting pentimento.web.allowed-hosts.");
        } else if (!SAFE.contains(request.getMethod()) && isForeign(request)) {
            refuse(
                    request,
                    response,
                    "Another site's page sent this request. Use Pentimento's own page, or a program.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Our own forms say {@code Origin: null}, because our pages send no referrer; the browser's {@code Sec-Fetch-Site}
     * then tells. Where a browser sends none (not a secure context), the token that pages need does.
     */
    private boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site)) {
            return true;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        if (origin.equals("null")) {
            return site == null && ProblemWriter.answers(request);
        }
        return !names.isOwn(origin, request.getHeader(HttpHeaders.HOST));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String detail) throws IOException {
        if (ProblemWriter.answers(request)) {
            writer.write(request, response, Problem.of(ProblemCode.FORBIDDEN, detail));
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write(writer.say(detail, request).getBytes(StandardCharsets.UTF_8));
        }
    }
}
