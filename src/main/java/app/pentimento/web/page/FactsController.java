package app.pentimento.web.page;

import app.pentimento.editing.SentContexts;
import app.pentimento.image.Image;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.provenance.Provenance;
import app.pentimento.quality.PictureChecks;
import app.pentimento.quality.PictureQuality;
import app.pentimento.session.Turn;
import app.pentimento.session.Turns;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The panel that tells everything about one picture. */
@Controller
class FactsController {
    private static final int ROWS = 40;

    private final Provenance provenance;
    private final Turns turns;
    private final Conversations conversations;
    private final SentContexts contexts;
    private final ProvenanceViews stories;
    private final PictureChecks checks;

    FactsController(
            Provenance provenance,
            Turns turns,
            Conversations conversations,
            SentContexts contexts,
            ProvenanceViews stories,
            PictureChecks checks) {
        this.provenance = provenance;
        this.turns = turns;
        this.conversations = conversations;
        this.contexts = contexts;
        this.stories = stories;
        this.checks = checks;
    }

    @GetMapping("/images/{id}/facts")
    String facts(@PathVariable String id, Model page, Locale locale) {
        PictureProvenance story = provenance.story(id);
        Image image = story.image();
        Turn turn = image.turnId() == null ? null : turns.find(image.turnId()).orElse(null);
        TurnView view = turn == null ? null : conversations.one(turn.sessionId(), turn.id());
        page.addAttribute(
                "facts",
                new FactsView(
                        PictureView.of(image),
                        story,
                        view,
                        view == null ? null : view.modelLabel(),
                        quality(image),
                        turn == null
                                ? null
                                : contexts.find(turn.id())
                                        .map(sent -> SentView.of(sent, turns))
                                        .orElse(null),
                        stories.lineage(story, ROWS),
                        stories.credentials(story.manifest(), locale),
                        stories.problems(story.manifest(), locale)));
        return "fragments/facts :: facts";
    }

    private @Nullable QualityView quality(Image image) {
        PictureQuality known = checks.of(List.of(image.id())).get(image.id());
        return known == null ? null : new QualityView(known, checks.doneHere());
    }
}
