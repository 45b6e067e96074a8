package app.pentimento.web.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a refused start in two sentences instead of a stack trace. */
final class OpenToTheNetworkAnalyzer extends AbstractFailureAnalyzer<NonLoopbackAddress> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NonLoopbackAddress cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                ("Set %s to 127.0.0.1. In a container whose port is published on the host's loopback address only, or"
                                + " behind a proxy that lets only trusted people in, set"
                                + " pentimento.web.behind-loopback to true.")
                        .formatted(cause.setting()),
                cause);
    }
}
