package app.pentimento.provenance.c2pa;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Certificates as an operator might bring them, good and bad. */
record OperatorCertificates(Certificates.Issuer root, Certificates.Issuer signer) {
    static final KeyPurposeId[] SIGNING = {KeyPurposeId.id_kp_emailProtection, Certificates.CLAIM_SIGNING};

    /** How old the root is, and how long it goes on. */
    private static final Duration YEARS = Duration.ofDays(3650);

    static OperatorCertificates of(String algorithm, String subject, Duration validity, KeyPurposeId... purposes)
            throws Exception {
        KeyPair rootKey = Certificates.newKey();
        X509Certificate root = Certificates.root(
                rootKey,
                new X500Principal("CN=News root,O=Daily News"),
                Instant.now().minus(YEARS),
                YEARS.multipliedBy(2));
        KeyPair key = key(algorithm);
        X509Certificate leaf = Certificates.leaf(
                new Certificates.Issuer(root, rootKey),
                key,
                new X500Principal(subject),
                Instant.now(),
                validity,
                purposes);
        return new OperatorCertificates(new Certificates.Issuer(root, rootKey), new Certificates.Issuer(leaf, key));
    }

    static OperatorCertificates good(String algorithm) throws Exception {
        return of(algorithm, "CN=News signer,O=Daily News", Duration.ofDays(30), SIGNING);
    }

    /** A time-stamp authority under the same root, as old as that, and so older than the signer. */
    Certificates.Issuer authority() throws Exception {
        KeyPair key = Certificates.newKey();
        return new Certificates.Issuer(
                Certificates.leaf(
                        root,
                        key,
                        new X500Principal("CN=News time,O=Daily News"),
                        Instant.now().minus(YEARS),
                        YEARS.multipliedBy(2),
                        KeyPurposeId.id_kp_timeStamping),
                key);
    }

    SigningProperties pem(Path folder) throws Exception {
        Path chain = Files.writeString(
                folder.resolve("chain.pem"), Pem.of(List.of(signer.certificate(), root.certificate())));
        Path key = writeKey(folder, signer.key().getPrivate());
        return settings(folder, chain, key.toString(), "", "");
    }

    SigningProperties pkcs12(Path folder, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("news", signer.key().getPrivate(), "secret".toCharArray(), new Certificate[] {
            signer.certificate(), root.certificate()
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        return settings(folder, Files.write(folder.resolve("news.p12"), out.toByteArray()), "", password, "");
    }

    static Path writeKey(Path folder, PrivateKey key) throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }

    static SigningProperties settings(Path folder, Path certificate, String key, String password, String stamps) {
        return new SigningProperties(
                folder.resolve("own"),
                "Pentimento",
                certificate.toString(),
                key,
                password,
                stamps,
                false,
                true,
                List.of());
    }

    /** The key that the server made for its signer. */
    static PrivateKey readKey(Path folder) throws Exception {
        char[] password = Files.readString(folder.resolve("signing.password"), StandardCharsets.US_ASCII)
                .toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("signing.p12"))), password);
        return (PrivateKey) java.util.Objects.requireNonNull(store.getKey("signer", password));
    }

    private static KeyPair key(String algorithm) throws Exception {
        String[] parts = algorithm.split(" ", 2);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(parts[0]);
        switch (parts[0]) {
            case "EC" -> generator.initialize(new ECGenParameterSpec(parts[1]));
            case "RSA" -> generator.initialize(Integer.parseInt(parts[1]));
            default -> {}
        }
        return generator.generateKeyPair();
    }
}
