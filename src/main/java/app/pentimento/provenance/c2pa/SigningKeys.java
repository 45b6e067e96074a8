package app.pentimento.provenance.c2pa;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/** The keys that pictures are signed with: the server's own, made at the first start, or the operator's. */
public sealed interface SigningKeys permits GeneratedSigningKeys, OperatorSigningKeys {
    /** The signer of now; asked for anew for each picture, as certificates are renewed in time. */
    Signer signer();

    /** The certificates that the manifests of this server chain to. */
    List<X509Certificate> roots();

    /**
     * Opens the keys that the settings name, or makes some, and proves with a test signature that the operator's
     * certificate, key and time-stamp authority can be used.
     *
     * @throws SigningSetupException where they cannot; it says what to fix
     */
    static SigningKeys open(SigningProperties settings, Clock clock) {
        GeneratedSigningKeys own = new GeneratedSigningKeys(settings, clock);
        SigningKeys keys = settings.certificate().isBlank() ? own : OperatorSigningKeys.read(settings, own);
        if (!settings.certificate().isBlank() || !settings.timeStampUrl().isBlank()) {
            new SigningTest(settings, clock).require(keys);
        }
        return keys;
    }
}
