package app.pentimento.web;

import app.pentimento.session.DurableTransactionManager;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets an answer begin only when what it tells is on disk. A stream that goes on reading does the same by itself. */
@Component
final class DurableResponses extends OncePerRequestFilter {
    private final DurableTransactionManager commits;

    DurableResponses(DurableTransactionManager commits) {
        this.commits = commits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                commits.await();
                return super.getOutputStream();
            }

            @Override
            public PrintWriter getWriter() throws IOException {
                commits.await();
                return super.getWriter();
            }
        });
    }
}
