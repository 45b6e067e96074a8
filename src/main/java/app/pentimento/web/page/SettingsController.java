package app.pentimento.web.page;

import app.pentimento.editing.UnfinishedAnswers;
import app.pentimento.provenance.CertificateFacts;
import app.pentimento.provenance.ProvenanceProperties;
import app.pentimento.provenance.SigningCertificates;
import app.pentimento.provenance.c2pa.SigningProperties;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows how this server labels and signs pictures, and which setting says so. Nothing is changed here, and no secret shown. */
@Controller
class SettingsController {
    private final ProvenanceProperties labelling;
    private final SigningProperties signing;
    private final SigningCertificates certificates;
    private final UnfinishedAnswers answers;
    private final Duration kept;

    SettingsController(
            ProvenanceProperties labelling,
            SigningProperties signing,
            SigningCertificates certificates,
            UnfinishedAnswers answers,
            @Value("${pentimento.provenance.keep-audit:365d}") Duration kept) {
        this.labelling = labelling;
        this.signing = signing;
        this.certificates = certificates;
        this.answers = answers;
        this.kept = kept;
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
            return Moments.day(certificate.notBefore()) + " – " + Moments.day(certificate.notAfter());
        }
    }

    @GetMapping("/settings")
    String show(Model page) {
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
