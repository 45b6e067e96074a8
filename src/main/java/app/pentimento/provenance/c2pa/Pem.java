package app.pentimento.provenance.c2pa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text (RFC 7468). */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> KEY_KINDS = List.of("EC", "RSA", "RSASSA-PSS", "Ed25519");

    private Pem() {}

    /** Certificates as text, one after the other. */
    public static String of(List<X509Certificate> certificates) {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        try {
            for (X509Certificate certificate : certificates) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read is written", e);
        }
        return pem.toString();
    }

    /** All certificates of a PEM text, in its order. */
    public static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (Block block : blocks(pem)) {
            if (block.kind.equals("CERTIFICATE")) {
                found.add(certificate(block.bytes));
            }
        }
        return found;
    }

    /** A certificate in DER. */
    static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /**
     * The private key of a PEM text.
     *
     * @throws IOException where there is none in PKCS#8 without a password
     */
    static PrivateKey privateKey(String pem) throws IOException {
        for (Block block : blocks(pem)) {
            if (block.kind.equals("PRIVATE KEY")) {
                return privateKey(block.bytes);
            }
        }
        throw new IOException("it holds no block named PRIVATE KEY");
    }

    private static PrivateKey privateKey(byte[] pkcs8) throws IOException {
        IOException none = new IOException("its key is not one of " + String.join(", ", KEY_KINDS));
        for (String kind : KEY_KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) { // a key of another kind
                none.addSuppressed(e);
            }
        }
        throw none;
    }

    private static List<Block> blocks(String pem) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(pem);
        while (matcher.find()) {
            blocks.add(new Block(
                    matcher.group(1),
                    Base64.getMimeDecoder().decode(matcher.group(2).getBytes(StandardCharsets.US_ASCII))));
        }
        return blocks;
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Block(String kind, byte[] bytes) {}
}
