package app.pentimento.web.api;

import app.pentimento.image.DiskSpace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes nothing new in while the disk is nearly full, so that what is there stays readable. */
@Component
final class DiskFullRefusal extends OncePerRequestFilter {
    private final DiskSpace disk;
    private final ProblemWriter writer;

    DiskFullRefusal(DiskSpace disk, ProblemWriter writer) {
        this.disk = disk;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !disk.isFull() || !takesIn(request);
    }

    /** Pictures, turns and sessions come by POST and PUT, pieces of uploads by PATCH; cancelling makes room. */
    private static boolean takesIn(HttpServletRequest request) {
        String path = request.getRequestURI();
        return switch (request.getMethod()) {
            case "POST", "PUT" -> !path.endsWith("/cancel") && !path.endsWith("/delete");
            case "PATCH" -> path.contains("/uploads/");
            default -> false;
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        writer.write(request, response, Problem.of(ProblemCode.OVERLOADED, disk.sentence()));
    }
}
