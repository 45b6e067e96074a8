package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.Container.Embedded;
import app.pentimento.provenance.c2pa.StoreValidation.Checked;
import app.pentimento.provenance.c2pa.ValidationStatus.Kind;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and judges the C2PA manifests of a file by the rules of the specification, in Java alone, without the network:
 * it asks nobody whether a certificate was revoked. Files of strangers are safe to give to it: what it takes in time,
 * memory and depth is bounded, and no file makes it throw. Safe for many threads.
 *
 * <p>Not supported, and said so in the report: files bound by box or BMFF hashes, compressed manifests, time stamps in
 * assertions.
 */
public final class ManifestReader {
    static final String NOT_JUDGED = "the manifest could not be judged";

    private static final Logger log = LoggerFactory.getLogger(ManifestReader.class);

    private final Supplier<Trust> trust;
    private final Clock clock;
    private final KnownManifests known = new KnownManifests();

    /**
     * A reader.
     *
     * @param trust whom to trust; asked for at each reading
     */
    public ManifestReader(Supplier<Trust> trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    ManifestReader(Collection<X509Certificate> anchors, Clock clock) {
        this(() -> Trust.in(anchors), clock);
    }

    /**
     * Reads a file.
     *
     * @param mediaType true of the bytes; of other types than PNG, JPEG and WebP nothing is read
     */
    public ManifestReport read(byte[] asset, String mediaType) {
        Optional<Container> container = Container.of(mediaType);
        if (container.isEmpty()) {
            return ManifestReport.absent();
        }
        byte[] bytes = new byte[0];
        try {
            Optional<Embedded> embedded = container.get().find(asset);
            if (embedded.isEmpty()) {
                return ManifestReport.absent();
            }
            bytes = embedded.get().store();
            return report(asset, embedded.get());
        } catch (MalformedManifest e) {
            return broken(e.code(), String.valueOf(e.getMessage()), bytes);
        } catch (RuntimeException e) { // a mistake of ours must not keep a picture from being taken in
            log.warn("A manifest could not be judged", e);
            return broken(Codes.GENERAL_ERROR, NOT_JUDGED, bytes);
        }
    }

    private static ManifestReport broken(String code, String explanation, byte[] store) {
        ValidationStatus problem = new ValidationStatus(Kind.FAILURE, code, "", explanation);
        ValidationResults results = new ValidationResults(List.of(problem), Map.of());
        return new ManifestReport(
                true, false, false, null, null, null, List.of(problem), List.of(), results, store.length, null);
    }

    private ManifestReport report(byte[] asset, Embedded embedded) throws MalformedManifest {
        Trust trusted = trust.get();
        ManifestStore store = ManifestStore.read(embedded.store(), known, trusted);
        StoreValidation validation = new StoreValidation(store, trusted, clock, known);
        ValidationResults results = validation.validate(asset, embedded);
        List<ManifestFacts> facts = new ArrayList<>();
        for (Checked checked : validation.manifests()) {
            checked.facts().ifPresent(facts::add);
        }
        ManifestFacts active = facts.stream()
                .filter(f -> f.label().equals(store.active().label()))
                .findFirst()
                .orElse(null);
        boolean valid = isValid(results);
        return new ManifestReport(
                true,
                valid,
                valid && results.failures().isEmpty() && has(results, Codes.CREDENTIAL_TRUSTED),
                active == null ? null : active.issuer(),
                active == null ? null : active.signedAt(),
                store.active().label(),
                results.failures(),
                facts,
                results,
                embedded.store().length,
                store);
    }

    /** C2PA 14.3.5: the signature good, and nothing wrong but that a signer is a stranger. */
    private static boolean isValid(ValidationResults results) {
        return has(results, Codes.CLAIM_VALIDATED)
                && has(results, Codes.CLAIM_INSIDE_VALIDITY)
                && results.failures().stream().allMatch(s -> s.code().equals(Codes.CREDENTIAL_UNTRUSTED));
    }

    private static boolean has(ValidationResults results, String code) {
        return results.active().stream().anyMatch(s -> s.code().equals(code));
    }
}
