package app.pentimento.provenance.c2pa;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Signs a picture of one pixel and reads it back, to find out at the start whether signatures will be good. */
final class SigningTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
    private static final String PREFIX = "pentimento.provenance.signing.";
    private static final String EMPTY = "http://c2pa.org/digitalsourcetype/empty";

    private final SigningProperties settings;
    private final Clock clock;

    SigningTest(SigningProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void require(SigningKeys keys) {
        byte[] signed;
        try {
            ManifestSpec spec =
                    ManifestSpec.of(new SoftwareAgent("Pentimento", "")).action(Action.created(EMPTY));
            byte[] pixel = Base64.getDecoder().decode(PIXEL);
            signed = ManifestWriter.sign(pixel, "image/png", spec, keys.signer().requiringTimeStamp());
        } catch (UnsignableException e) {
            throw new SigningSetupException(
                    "A test signature could not be made. " + e.getMessage(),
                    settings.timeStampUrl().isBlank()
                            ? "Check " + PREFIX + "certificate and " + PREFIX + "key."
                            : "Set " + PREFIX
                                    + "time-stamp-url to an RFC 3161 authority that this machine can reach, or"
                                    + " leave it empty: the server then makes time stamps itself.",
                    e);
        }
        judge(new ManifestReader(keys.roots(), clock).read(signed, "image/png"));
    }

    private void judge(ManifestReport report) {
        List<ValidationStatus> problems = report.problems();
        if (has(problems, Codes.SIGNATURE_MISMATCH)) {
            throw failed(
                    "The key is not that of the signing certificate.",
                    "Give the private key that belongs to the first certificate in " + settings.certificate() + ".");
        }
        if (has(problems, Codes.CREDENTIAL_INVALID)) {
            throw failed(
                    "The signing certificate cannot sign manifests: " + sentences(problems) + ".",
                    "Use a certificate by the C2PA profile: for signing (digitalSignature), with the purposes"
                            + " emailProtection and 1.3.6.1.4.1.62558.2.1, issued by an authority, not by itself.");
        }
        if (has(problems, Codes.CREDENTIAL_EXPIRED)) {
            throw failed("The signing certificate is not valid now.", "Renew it, or correct this machine's clock.");
        }
        if (report.issuer() == null) {
            throw failed(
                    "The signing certificate names no organisation.",
                    "Use a certificate whose subject has an organisation (O): verifiers show it, and refuse those without.");
        }
        if (!report.trusted()) {
            throw failed(
                    "The signing certificate does not lead to the last one of its chain: " + sentences(problems) + ".",
                    "Put the certificates into " + settings.certificate()
                            + " in order: the signer's, then each that vouches for the one before it.");
        }
        if (report.results().active().stream().noneMatch(s -> s.code().equals(Codes.TIME_STAMP_VALIDATED))) {
            throw failed(
                    "The time stamps of " + settings.timeStampUrl() + " are not good.",
                    "Set " + PREFIX + "time-stamp-url to another RFC 3161 authority, or leave it empty.");
        }
    }

    private static SigningSetupException failed(String problem, String remedy) {
        return new SigningSetupException(problem, remedy, null);
    }

    private static boolean has(List<ValidationStatus> problems, String code) {
        return problems.stream().anyMatch(p -> p.code().equals(code));
    }

    private static String sentences(List<ValidationStatus> problems) {
        return problems.stream().map(ValidationStatus::explanation).distinct().collect(Collectors.joining("; "));
    }
}
