package app.pentimento.provenance.c2pa;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read in a file about how it was made, and whether to believe it.
 *
 * @param present whether the file has a manifest store, be it a broken one
 * @param valid whether the manifests are whole, their signatures good, and the file as it was when they were signed
 * @param trusted whether it is valid and every signer is vouched for by an anchor that we trust
 * @param issuer the organisation in the active manifest's signing certificate; null where there is none
 * @param signedAt the time that a time-stamp authority attests; null where there is none
 * @param activeLabel the name of the active manifest; null where there is none
 * @param problems everything that speaks against it
 * @param manifests what each manifest says, the active one first
 * @param results all findings, as they go into a manifest that has the file as its ingredient
 * @param bytes how long the manifest store is
 * @param store the manifests themselves, to be carried along; null where there are none that can be read
 */
public record ManifestReport(
        boolean present,
        boolean valid,
        boolean trusted,
        @Nullable String issuer,
        @Nullable Instant signedAt,
        @Nullable String activeLabel,
        List<ValidationStatus> problems,
        List<ManifestFacts> manifests,
        ValidationResults results,
        int bytes,
        @Nullable ManifestStore store) {

    public ManifestReport {
        problems = List.copyOf(problems);
        manifests = List.copyOf(manifests);
    }

    /** The same without the manifests' bytes, for an ingredient whose manifests are not carried along. */
    public ManifestReport withoutStore() {
        return new ManifestReport(
                present, valid, trusted, issuer, signedAt, activeLabel, problems, manifests, results, bytes, null);
    }

    static ManifestReport absent() {
        return new ManifestReport(
                false, false, false, null, null, null, List.of(), List.of(), ValidationResults.NONE, 0, null);
    }
}
