package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.provenance.Provenance;
import app.pentimento.provenance.SigningCertificates;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All that is known of a picture's making, on paper. */
@Controller("reportPage")
class ReportController {
    private static final int ROWS = 500;

    private final Provenance provenance;
    private final SigningCertificates certificates;
    private final Stories stories;
    private final ModelNames names;

    ReportController(Provenance provenance, SigningCertificates certificates, Stories stories, ModelNames names) {
        this.provenance = provenance;
        this.certificates = certificates;
        this.stories = stories;
        this.names = names;
    }

    @GetMapping("/images/{id}/report")
    String report(Viewer viewer, @PathVariable String id, Model page, Locale locale) {
        PictureProvenance story = provenance.story(viewer, id);
        page.addAttribute(
                "report",
                new ReportView(
                        new FactsView(
                                PictureView.of(story.image()),
                                story,
                                null,
                                story.image().model() == null
                                        ? null
                                        : names.of(story.image().model()),
                                null,
                                null,
                                stories.lineage(story, ROWS),
                                stories.credentials(story.manifest(), locale),
                                stories.problems(story.manifest(), locale)),
                        certificates.signerFacts(),
                        certificates.rootFacts(),
                        Moments.minute(Instant.now())));
        return "report";
    }
}
