package app.pentimento.web.page;

import app.pentimento.image.Image;
import app.pentimento.provenance.CertificateFacts;
import java.util.List;

/**
 * A picture's provenance as it is printed.
 *
 * @param signer what this server signs with now
 * @param roots what that, and what it signed with before, is vouched for by
 * @param at when this was written
 */
public record ReportView(FactsView facts, CertificateFacts signer, List<CertificateFacts> roots, String at) {
    public Image image() {
        return facts.story().image();
    }

    /** When the picture was made or uploaded. */
    public String madeAt() {
        return Timestamps.minute(image().createdAt());
    }

    /** From when to when a certificate is valid. */
    public String validity(CertificateFacts certificate) {
        return Timestamps.day(certificate.notBefore()) + " – " + Timestamps.day(certificate.notAfter());
    }

    /** The name that the file has when it is downloaded. */
    public String fileName() {
        return "pentimento-" + image().id() + "." + facts.picture().extension();
    }
}
