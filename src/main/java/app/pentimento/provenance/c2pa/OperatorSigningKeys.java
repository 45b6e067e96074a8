package app.pentimento.provenance.c2pa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The operator's own key and certificate chain, from a PKCS#12 or from PEM files. */
final class OperatorSigningKeys implements SigningKeys {
    private static final String PREFIX = "pentimento.provenance.signing.";

    private final Signer signer;
    private final List<X509Certificate> roots;

    private OperatorSigningKeys(Signer signer, List<X509Certificate> roots) {
        this.signer = signer;
        this.roots = roots;
    }

    /**
     * Reads the operator's key and chain.
     *
     * @param own whose time-stamp authority serves where the operator names none
     * @throws SigningSetupException where they cannot be read or do not belong together
     */
    static OperatorSigningKeys read(SigningProperties settings, GeneratedSigningKeys own) {
        Path file = Path.of(settings.certificate());
        KeyAndChain read = isPem(file, settings) ? pem(file, settings) : pkcs12(file, settings);
        List<X509Certificate> chain = read.chain;
        CoseAlgorithm algorithm = CoseAlgorithm.forKey(chain.getFirst().getPublicKey())
                .orElseThrow(() -> new SigningSetupException(
                        "The key of the certificate in " + file + " is of a kind that C2PA does not allow.",
                        "Use a key on the curve P-256, P-384 or P-521, an Ed25519 key, or an RSA key of at least 2048"
                                + " bits.",
                        null));
        if (chain.size() < 2) {
            throw new SigningSetupException(
                    "The signing certificate in " + file + " stands alone.",
                    "Put the certificates that vouch for it behind it in the same file, the root last.",
                    null);
        }
        TimeStamper stamper = settings.timeStampUrl().isBlank() ? own.authority() : RemoteTimeStamper.of(settings);
        X509Certificate last = chain.getLast();
        boolean hasRoot = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        List<X509Certificate> sent = hasRoot ? chain.subList(0, chain.size() - 1) : chain;
        return new OperatorSigningKeys(
                new Signer(read.key, sent, algorithm, stamper, settings.timeStampRequired()),
                Stream.concat(Stream.of(last), own.roots().stream()).toList());
    }

    @Override
    public Signer signer() {
        return signer;
    }

    /** The last certificate of the operator's chain, and the root of the server's own time-stamp authority. */
    @Override
    public List<X509Certificate> roots() {
        return roots;
    }

    private static boolean isPem(Path file, SigningProperties settings) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return !settings.key().isBlank() || name.endsWith(".pem") || name.endsWith(".crt");
    }

    private static KeyAndChain pem(Path file, SigningProperties settings) {
        Path keyFile = Path.of(settings.key().isBlank() ? settings.certificate() : settings.key());
        try {
            List<X509Certificate> chain = Pem.certificates(Files.readString(file));
            if (chain.isEmpty()) {
                throw new IOException("it holds no certificate");
            }
            try {
                return new KeyAndChain(Pem.privateKey(Files.readString(keyFile)), chain);
            } catch (IOException e) {
                throw new SigningSetupException(
                        "The signing key in " + keyFile + " cannot be read: " + e.getMessage(),
                        "Set " + PREFIX + "key to a PEM file with the private key in PKCS#8 without a password, which"
                                + " the server's user can read. \"openssl pkcs8 -topk8 -nocrypt\" makes one.",
                        e);
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SigningSetupException(
                    "The signing certificate in " + file + " cannot be read: " + e.getMessage(),
                    "Set " + PREFIX + "certificate to a PEM file with the signer's certificate first and those that"
                            + " vouch for it after it, or to a PKCS#12 file.",
                    e);
        }
    }

    private static KeyAndChain pkcs12(Path file, SigningProperties settings) {
        char[] password = settings.password().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
            for (String alias : Collections.list(store.aliases())) {
                Certificate[] chain = store.getCertificateChain(alias);
                if (chain != null && store.getKey(alias, password) instanceof PrivateKey key) {
                    List<X509Certificate> certificates = new ArrayList<>();
                    Arrays.stream(chain).forEach(c -> certificates.add((X509Certificate) c));
                    return new KeyAndChain(key, certificates);
                }
            }
            throw new IOException("it holds no private key with a certificate");
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningSetupException(
                    "The signing key store " + file + " cannot be read: " + e.getMessage(),
                    "Set " + PREFIX
                            + "certificate to a PKCS#12 file with the key and its chain, which the server's user"
                            + " can read, and " + PREFIX + "password to its password.",
                    e);
        }
    }

    private record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {}
}
