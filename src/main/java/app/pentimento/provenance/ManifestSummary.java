package app.pentimento.provenance;

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
 */
public record ManifestSummary(
        boolean present,
        boolean valid,
        boolean trusted,
        @Nullable String issuer,
        List<String> problems) {
    /** A file without a manifest. */
    public static final ManifestSummary ABSENT = new ManifestSummary(false, false, false, null, List.of());

    public ManifestSummary {
        problems = List.copyOf(problems);
    }
}
