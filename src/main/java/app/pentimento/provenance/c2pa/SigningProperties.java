package app.pentimento.provenance.c2pa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of how manifests are signed and whom to trust.
 *
 * @param folder where the server keeps the keys that it makes itself
 * @param organization the name in the certificates that the server makes
 * @param certificate the operator's own: a PKCS#12 file, or a PEM file with the signer's certificate first; empty for
 *     certificates that the server makes
 * @param key the PEM file of the private key of a PEM certificate (PKCS#8, not encrypted)
 * @param password of the PKCS#12 file
 * @param timeStampUrl an RFC 3161 time-stamp authority; empty for the server's own
 * @param timeStampRequired whether a picture is not delivered when that authority gives no time stamp
 * @param officialTrustList whether to trust those whom the C2PA Conformance Program lists
 * @param anchors PEM files with further certificates to trust in the manifests of others
 */
@ConfigurationProperties("pentimento.provenance.signing")
public record SigningProperties(
        Path folder,
        @DefaultValue("Pentimento") String organization,
        @DefaultValue("") String certificate,
        @DefaultValue("") String key,
        @DefaultValue("") String password,
        @DefaultValue("") String timeStampUrl,
        @DefaultValue("false") boolean timeStampRequired,
        @DefaultValue("true") boolean officialTrustList,
        @DefaultValue({}) List<Path> anchors) {

    /**
     * Whom the operator trusts besides this installation.
     *
     * @throws SigningSetupException where a file of certificates cannot be read
     */
    public Trust trusted() {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : anchors) {
            try {
                List<X509Certificate> read = Pem.certificates(Files.readString(file));
                if (read.isEmpty()) {
                    throw new IOException("it holds no certificate");
                }
                all.addAll(read);
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new SigningSetupException(
                        "The certificates to trust in " + file + " cannot be read: " + e.getMessage(),
                        "Name only PEM files with certificates in pentimento.provenance.signing.anchors.",
                        e);
            }
        }
        return officialTrustList ? Trust.in(all).and(Trust.official()) : Trust.in(all);
    }
}
