package app.pentimento.provenance.c2pa;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * The key store with the keys that the server made: {@code signing.p12}, a PKCS#12 file with a random password that
 * stands beside it in {@code signing.password}. Both can be read by the server's user only; the password keeps a copy of
 * the one file from being enough.
 */
final class OwnKeyFile {
    private static final String ROOT = "root";
    private static final String SIGNER = "signer";
    private static final String AUTHORITY = "timestamps";

    private final Path file;
    private final Path passwordFile;

    OwnKeyFile(Path folder) {
        file = folder.resolve("signing.p12");
        passwordFile = folder.resolve("signing.password");
    }

    /** The keys, if the server has made some. */
    Optional<OwnKeys> read() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            PrivateFiles.tighten(file);
            char[] password = password().orElseThrow(() -> new IOException("there is no " + passwordFile));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
            return Optional.of(new OwnKeys(
                    entry(store, ROOT, password), entry(store, SIGNER, password), entry(store, AUTHORITY, password)));
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningSetupException(
                    "The key store " + file + " cannot be read: " + e.getMessage(),
                    "Restore " + file + " and " + passwordFile
                            + " from a backup, readable by the server's user. Only if"
                            + " there is none, move both away: the server then makes new keys, and pictures signed with the"
                            + " old ones count as signed by a stranger.",
                    e);
        }
    }

    void write(OwnKeys keys) throws IOException, GeneralSecurityException {
        char[] password = password().orElse(null);
        if (password == null) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            PrivateFiles.write(passwordFile, text.getBytes(StandardCharsets.US_ASCII));
            password = text.toCharArray();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        put(store, ROOT, keys.root(), keys.root(), password);
        put(store, SIGNER, keys.signer(), keys.root(), password);
        put(store, AUTHORITY, keys.timeStamps(), keys.root(), password);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password);
        PrivateFiles.write(file, out.toByteArray());
    }

    private Optional<char[]> password() throws IOException {
        if (Files.notExists(passwordFile)) {
            return Optional.empty();
        }
        PrivateFiles.tighten(passwordFile);
        return Optional.of(Files.readString(passwordFile).strip().toCharArray());
    }

    private static void put(
            KeyStore store, String name, Certificates.Issuer entry, Certificates.Issuer root, char[] password)
            throws GeneralSecurityException {
        Certificate[] chain = entry.equals(root)
                ? new Certificate[] {entry.certificate()}
                : new Certificate[] {entry.certificate(), root.certificate()};
        store.setKeyEntry(name, entry.key().getPrivate(), password, chain);
    }

    private static Certificates.Issuer entry(KeyStore store, String name, char[] password)
            throws GeneralSecurityException {
        if (store.getKey(name, password) instanceof PrivateKey key
                && store.getCertificate(name) instanceof X509Certificate certificate) {
            return new Certificates.Issuer(certificate, new KeyPair(certificate.getPublicKey(), key));
        }
        throw new GeneralSecurityException("it has no key named " + name);
    }

    /** The three keys with their certificates. */
    record OwnKeys(Certificates.Issuer root, Certificates.Issuer signer, Certificates.Issuer timeStamps) {}
}
