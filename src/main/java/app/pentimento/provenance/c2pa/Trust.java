package app.pentimento.provenance.c2pa;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whom to trust. Time-stamp authorities have a list of their own: who may attest a time need not be believed about who
 * signed.
 *
 * @param signers certificates that vouch for those who sign claims
 * @param timeStamps certificates that vouch for time-stamp authorities
 */
public record Trust(List<X509Certificate> signers, List<X509Certificate> timeStamps) {
    public Trust {
        signers = List.copyOf(signers);
        timeStamps = List.copyOf(timeStamps);
    }

    /** Trusts these certificates to vouch for both. */
    public static Trust in(Collection<X509Certificate> anchors) {
        return new Trust(List.copyOf(anchors), List.copyOf(anchors));
    }

    /** The official lists of the C2PA Conformance Program, as of this release. */
    public static Trust official() {
        return new Trust(shipped("C2PA-TRUST-LIST.pem"), shipped("C2PA-TSA-TRUST-LIST.pem"));
    }

    /** Trusts whom either trusts. */
    public Trust and(Trust other) {
        return new Trust(both(signers, other.signers), both(timeStamps, other.timeStamps));
    }

    private static List<X509Certificate> both(List<X509Certificate> one, List<X509Certificate> other) {
        List<X509Certificate> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static List<X509Certificate> shipped(String name) {
        try (InputStream in = Trust.class.getResourceAsStream("/c2pa-trust/" + name)) {
            if (in == null) {
                throw new IOException("It is missing");
            }
            return Pem.certificates(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The trust list " + name + " that is packaged cannot be read", e);
        }
    }
}
