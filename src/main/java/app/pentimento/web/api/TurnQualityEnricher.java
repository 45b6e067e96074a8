package app.pentimento.web.api;

import app.pentimento.keep.Kept;
import app.pentimento.keep.KeptRows;
import app.pentimento.quality.PictureChecks;
import app.pentimento.quality.PictureQuality;
import app.pentimento.session.Page;
import app.pentimento.session.Turn;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns in the API, where it is asked for with what was found out about their pictures since. */
@Component
class TurnQualityEnricher {
    static final String WHY_ASK =
            "With quality=true each picture of an answer tells how well it was done (Quality), once"
                    + " that is known, a moment after the turn's end. Without, a turn that has ended never changes.";

    private final PictureChecks checks;
    private final KeptRows kept;

    TurnQualityEnricher(PictureChecks checks, KeptRows kept) {
        this.checks = checks;
        this.kept = kept;
    }

    TurnJson json(Turn turn, boolean quality) {
        return page(new Page<>(List.of(turn), null), quality).items().getFirst();
    }

    PageJson<TurnJson> page(Page<Turn> turns, boolean quality) {
        List<String> pictures = turns.items().stream()
                .flatMap(turn -> turn.pictureIds().stream())
                .toList();
        Map<String, PictureQuality> known = quality ? checks.of(pictures) : Map.of();
        Map<String, Kept> what = kept.of(pictures);
        return PageJson.of(turns, turn -> TurnJson.of(turn, known, what));
    }
}
