package app.pentimento.provenance.c2pa;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The certificates that we trust to vouch for others; for one thread. */
final class TrustAnchors {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private final List<X509Certificate> anchors;

    /** A long conversation's manifests are signed by few signers: each chain is followed once. */
    private final Map<List<X509Certificate>, Window> followed = new HashMap<>();

    TrustAnchors(Collection<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
    }

    /**
     * Whether a chain leads to an anchor.
     *
     * @param chain the end's certificate first, each vouched for by the next
     * @param at the time for which the certificates must be valid
     */
    boolean trust(List<X509Certificate> chain, Instant at) {
        Window window = followed.computeIfAbsent(List.copyOf(chain), this::follow);
        return !at.isBefore(window.from) && !at.isAfter(window.to);
    }

    /** The time in which a chain leads to an anchor; an anchor's own dates do not matter. */
    private Window follow(List<X509Certificate> chain) {
        Window window = new Window(Instant.MIN, Instant.MAX);
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate last = chain.get(i);
            window = window.within(last);
            for (X509Certificate anchor : anchors) {
                if (!window.from.isAfter(window.to)
                        && anchor.getSubjectX500Principal().equals(last.getIssuerX500Principal())
                        && leads(chain.subList(0, i + 1), anchor, window.from)) {
                    return window;
                }
            }
        }
        return Window.NEVER;
    }

    private static boolean leads(List<X509Certificate> path, X509Certificate anchor, Instant at) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertPathChecker(new PurposeIsChecked());
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) { // certificates of strangers can be odd in many ways
            return false;
        }
    }

    private record Window(Instant from, Instant to) {
        static final Window NEVER = new Window(Instant.MAX, Instant.MIN);

        Window within(X509Certificate certificate) {
            Instant begin = certificate.getNotBefore().toInstant();
            Instant end = certificate.getNotAfter().toInstant();
            return new Window(begin.isAfter(from) ? begin : from, end.isBefore(to) ? end : to);
        }
    }

    /** The purpose is checked with the profile, before; here only for whom a critical one would be unknown. */
    private static final class PurposeIsChecked extends PKIXCertPathChecker {
        @Override
        public void init(boolean forward) {}

        @Override
        public boolean isForwardCheckingSupported() {
            return true;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return Set.of(EXTENDED_KEY_USAGE);
        }

        @Override
        public void check(Certificate certificate, Collection<String> unresolved) {
            unresolved.remove(EXTENDED_KEY_USAGE);
        }
    }
}
