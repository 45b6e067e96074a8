package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.provenance.c2pa.ManifestFacts;
import app.pentimento.provenance.c2pa.ValidationStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file's C2PA manifest comes to.
 *
 * @param present whether there is one, be it broken
 * @param valid whether it and all that it refers to is whole and the file is as it was when it was signed
 * @param trusted whether it is valid and its signers are vouched for by an anchor that this server trusts
 * @param issuer the organisation that signed it; null where there is none
 * @param problems everything that speaks against it
 * @param origin what it says that AI did
 * @param signedAt the time that a time-stamp authority attests; null where there is none
 * @param history what each manifest says, the active one first
 * @param failures every finding that speaks against it, of which {@code problems} are the words
 */
public record ManifestSummary(
        boolean present,
        boolean valid,
        boolean trusted,
        @Nullable String issuer,
        List<String> problems,
        ManifestOrigin origin,
        @Nullable Instant signedAt,
        List<ManifestFacts> history,
        List<ValidationStatus> failures) {
    /** A file without a manifest. */
    public static final ManifestSummary ABSENT = new ManifestSummary(
            false, false, false, null, List.of(), ManifestOrigin.UNTOLD, null, List.of(), List.of());

    public ManifestSummary {
        problems = List.copyOf(problems);
        history = List.copyOf(history);
        failures = List.copyOf(failures);
    }

    /** What the manifests say that AI did, over all the making that they tell of. */
    public AiLabel aiLabel() {
        return origin.label();
    }

    /** The source type that the manifests come to, an IPTC term's URI; null where they say nothing of it. */
    public @Nullable String digitalSourceType() {
        return origin.digitalSourceType();
    }
}
