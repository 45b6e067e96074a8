package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.OwnKeyFile.OwnKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that the server makes for itself at its first start: a root, and under it a signer and a time-stamp authority,
 * which get a new key and certificate well before they expire. Signatures made before stay good, for their time stamps
 * say that the certificates were valid then. Several nodes may share the folder.
 */
final class GeneratedSigningKeys implements SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(GeneratedSigningKeys.class);
    private static final Duration ROOT_VALIDITY = Duration.ofDays(20 * 365);
    private static final Duration VALIDITY = Duration.ofDays(398);
    private static final Duration RENEW_BEFORE = Duration.ofDays(60);

    private final Path folder;
    private final OwnKeyFile file;
    private final String organization;
    private final SigningProperties settings;
    private final Clock clock;

    /** One for all, because a process cannot hold the lock on a file twice. */
    private static final Lock RENEWING = new ReentrantLock();

    private volatile State state;

    GeneratedSigningKeys(SigningProperties settings, Clock clock) {
        this.settings = settings;
        this.folder = settings.folder();
        this.file = new OwnKeyFile(folder);
        this.organization = settings.organization();
        this.clock = clock;
        RENEWING.lock();
        try {
            this.state = renewed();
        } finally {
            RENEWING.unlock();
        }
    }

    @Override
    public Signer signer() {
        return current().signer;
    }

    @Override
    public List<X509Certificate> roots() {
        return List.of(state.keys.root().certificate());
    }

    /** The server's own time-stamp authority. */
    TimeStamper authority() {
        return content -> {
            Certificates.Issuer now = current().keys.timeStamps();
            return new LocalTimeStamper(now.key().getPrivate(), now.certificate(), clock).stamp(content);
        };
    }

    private State current() {
        if (isDue(state.keys)) {
            RENEWING.lock();
            try {
                if (isDue(state.keys)) {
                    state = renewed();
                }
            } finally {
                RENEWING.unlock();
            }
        }
        return state;
    }

    /** Reads the keys, and makes or renews what is missing or due, alone among all processes that share the folder. */
    private State renewed() {
        try {
            PrivateFiles.createFolder(folder);
            Path lock = folder.resolve("signing.lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                OwnKeys keys = file.read().orElse(null);
                if (keys == null) {
                    keys = made();
                    file.write(keys);
                    log.info("Made the keys that manifests are signed with, in {}", folder);
                } else if (isDue(keys)) {
                    keys = leaves(keys.root());
                    file.write(keys);
                    log.info("Renewed the certificates that manifests are signed with, in {}", folder);
                }
                return new State(keys, signer(keys));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningSetupException(
                    "The keys that manifests are signed with cannot be kept in " + folder + ": " + e.getMessage(),
                    "Make " + folder + " a folder that the server's user can write to, or set"
                            + " pentimento.provenance.signing.folder to one.",
                    e);
        }
    }

    private Signer signer(OwnKeys keys) {
        TimeStamper stamper = settings.timeStampUrl().isBlank()
                ? new LocalTimeStamper(
                        keys.timeStamps().key().getPrivate(), keys.timeStamps().certificate(), clock)
                : RemoteTimeStamper.of(settings);
        return new Signer(
                keys.signer().key().getPrivate(),
                List.of(keys.signer().certificate()),
                CoseAlgorithm.ES256,
                stamper,
                settings.timeStampRequired());
    }

    private OwnKeys made() throws GeneralSecurityException {
        KeyPair key = Certificates.newKey();
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        X500Principal name = name("Pentimento root " + HexFormat.of().formatHex(random));
        return leaves(new Certificates.Issuer(Certificates.root(key, name, clock.instant(), ROOT_VALIDITY), key));
    }

    private OwnKeys leaves(Certificates.Issuer root) throws GeneralSecurityException {
        return new OwnKeys(
                root,
                leaf(root, "Pentimento signer", KeyPurposeId.id_kp_emailProtection, Certificates.CLAIM_SIGNING),
                leaf(root, "Pentimento time stamps", KeyPurposeId.id_kp_timeStamping));
    }

    private Certificates.Issuer leaf(Certificates.Issuer root, String name, KeyPurposeId... purposes)
            throws GeneralSecurityException {
        KeyPair key = Certificates.newKey();
        Instant now = clock.instant();
        return new Certificates.Issuer(Certificates.leaf(root, key, name(name), now, VALIDITY, purposes), key);
    }

    private X500Principal name(String common) {
        try {
            return new X500Principal(new X500NameBuilder()
                    .addRDN(BCStyle.O, organization)
                    .addRDN(BCStyle.CN, common)
                    .build()
                    .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("A name is written as DER", e);
        }
    }

    private boolean isDue(OwnKeys keys) {
        Instant limit = clock.instant().plus(RENEW_BEFORE);
        return List.of(keys.signer(), keys.timeStamps()).stream()
                .anyMatch(k -> k.certificate().getNotAfter().toInstant().isBefore(limit));
    }

    private record State(OwnKeys keys, Signer signer) {}
}
