package app.pentimento.provenance.c2pa;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the server does not start when it could not sign manifests. */
final class SigningFailureAnalyzer extends AbstractFailureAnalyzer<SigningSetupException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SigningSetupException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
