package app.pentimento.web.page;

import app.pentimento.editing.UnfinishedAnswers;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.google.GeminiKeyRefused;
import app.pentimento.model.google.GeminiKeySetup;
import app.pentimento.provenance.CertificateFacts;
import app.pentimento.provenance.ProvenanceProperties;
import app.pentimento.provenance.SigningCertificates;
import app.pentimento.provenance.c2pa.SigningProperties;
import app.pentimento.web.Administration;
import app.pentimento.web.NotAdministrator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows which models this server can ask, and how it labels and signs pictures, and which setting says so. No secret is
 * shown: Gemini's key can be entered and forgotten, and is never given back.
 */
@Controller
class SettingsController {
    private static final Set<String> DONE = Set.of("checked", "key-saved", "key-removed");

    private final ProvenanceProperties labelling;
    private final SigningProperties signing;
    private final SigningCertificates certificates;
    private final UnfinishedAnswers answers;
    private final Duration kept;
    private final ModelSettings models;
    private final ModelDirectory directory;
    private final GeminiKeySetup keys;
    private final Administration administration;

    SettingsController(
            ProvenanceProperties labelling,
            SigningProperties signing,
            SigningCertificates certificates,
            UnfinishedAnswers answers,
            @Value("${pentimento.provenance.keep-audit:365d}") Duration kept,
            ModelSettings models,
            ModelDirectory directory,
            GeminiKeySetup keys,
            Administration administration) {
        this.labelling = labelling;
        this.signing = signing;
        this.certificates = certificates;
        this.answers = answers;
        this.kept = kept;
        this.models = models;
        this.directory = directory;
        this.keys = keys;
        this.administration = administration;
    }

    /**
     * What the page shows.
     *
     * @param profile whose rules decide on the visible label: cn, eu or none
     * @param language of the visible label: zh, en or both
     * @param corner where it stands
     * @param providerCode empty where the operator has set none
     * @param ownCertificate whether the operator brought the signing certificate
     * @param timeStampHost the time-stamp authority's host; empty for the server's own
     * @param anchorFiles how many files of further trusted certificates there are
     */
    record Shown(
            String profile,
            boolean draws,
            String language,
            String corner,
            String providerCode,
            long keptDays,
            boolean ownCertificate,
            CertificateFacts signer,
            List<CertificateFacts> roots,
            String timeStampHost,
            boolean timeStampRequired,
            boolean officialTrustList,
            int anchorFiles) {
        /** From when to when a certificate is valid. */
        public String validity(CertificateFacts certificate) {
            return Timestamps.day(certificate.notBefore()) + " – " + Timestamps.day(certificate.notAfter());
        }
    }

    @GetMapping("/settings")
    String show(@RequestParam(defaultValue = "") String done, Model page, HttpServletRequest request) {
        page.addAttribute("done", DONE.contains(done) ? done : null);
        return page(page, request);
    }

    /** Asks the vendors now which models they have. */
    @PostMapping("/settings/models/check")
    String check() {
        directory.check();
        return done("checked");
    }

    /** Tries a key and keeps it; where it is refused, the page says why. */
    @PostMapping("/settings/gemini-key")
    String enter(
            @RequestParam(defaultValue = "") String key,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        return change(() -> keys.set(key), "key-saved", page, request, response);
    }

    @PostMapping("/settings/gemini-key/remove")
    String remove(Model page, HttpServletRequest request, HttpServletResponse response) throws InterruptedException {
        return change(keys::remove, "key-removed", page, request, response);
    }

    private interface Change {
        void make() throws InterruptedException;
    }

    private String change(
            Change change, String done, Model page, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        try {
            administration.require(request);
            change.make();
            return done(done);
        } catch (NotAdministrator e) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            page.addAttribute("keyTrouble", e.getMessage());
        } catch (GeminiKeyRefused e) {
            response.setStatus(
                    e.reason() == GeminiKeyRefused.Reason.SET_ELSEWHERE
                            ? HttpServletResponse.SC_CONFLICT
                            : HttpServletResponse.SC_BAD_REQUEST);
            page.addAttribute("keyTrouble", e.getMessage());
        }
        return page(page, request);
    }

    private static String done(String what) {
        return "redirect:/settings?done=" + what + "#models";
    }

    private String page(Model page, HttpServletRequest request) {
        page.addAttribute("models", models.shown(request));
        page.addAttribute("unfinished", answers.list().size());
        page.addAttribute(
                "shown",
                new Shown(
                        word(labelling.profile()),
                        labelling.draws(),
                        word(labelling.language()),
                        word(labelling.corner()),
                        labelling.providerCode().equals(ProvenanceProperties.NO_CODE) ? "" : labelling.providerCode(),
                        kept.toDays(),
                        !signing.certificate().isBlank(),
                        certificates.signerFacts(),
                        certificates.rootFacts(),
                        host(signing.timeStampUrl()),
                        signing.timeStampRequired(),
                        signing.officialTrustList(),
                        signing.anchors().size()));
        return "settings";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Only the host: an address may hold a password. */
    private static String host(String url) {
        try {
            String host = java.net.URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
