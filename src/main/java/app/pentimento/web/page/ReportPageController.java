package app.pentimento.web.page;

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
class ReportPageController {
    private static final int ROWS = 500;

    private final Provenance provenance;
    private final SigningCertificates certificates;
    private final ProvenanceViews stories;
    private final ModelNames names;

    ReportPageController(
            Provenance provenance, SigningCertificates certificates, ProvenanceViews stories, ModelNames names) {
        this.provenance = provenance;
        this.certificates = certificates;
        this.stories = stories;
        this.names = names;
    }

    @GetMapping("/images/{id}/report")
    String report(@PathVariable String id, Model page, Locale locale) {
        PictureProvenance story = provenance.story(id);
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
                        Timestamps.minute(Instant.now())));
        return "report";
    }
}
