package app.pentimento.web.api;

import app.pentimento.quality.PictureChecks;
import app.pentimento.quality.PictureQuality;
import app.pentimento.session.Page;
import app.pentimento.session.Part;
import app.pentimento.session.Turn;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns in the API, with what was found out about their pictures since. */
@Component
class KnownTurns {
    private final PictureChecks checks;

    KnownTurns(PictureChecks checks) {
        this.checks = checks;
    }

    TurnJson json(Turn turn) {
        return page(new Page<>(List.of(turn), null)).items().getFirst();
    }

    PageJson<TurnJson> page(Page<Turn> turns) {
        List<String> pictures = turns.items().stream()
                .flatMap(turn -> turn.parts().stream())
                .filter(Part.Picture.class::isInstance)
                .map(part -> ((Part.Picture) part).image().id())
                .toList();
        Map<String, PictureQuality> known = checks.of(pictures);
        return PageJson.of(turns, turn -> TurnJson.of(turn, known));
    }
}
