package app.pentimento.session;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a second start on the same folder in two sentences instead of stack traces. */
final class DataFolderInUseAnalyzer extends AbstractFailureAnalyzer<DataFolderInUse> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataFolderInUse cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Stop the other server, or set PENTIMENTO_DATA to another folder. Several servers can work together on"
                        + " PostgreSQL.",
                cause);
    }
}
