package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.session.Branches;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.PictureSearch;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pictures that the composer offers after an "@": those of this conversation by number, and those of all others. */
@Controller
class PicturesController {
    private static final int HERE = 120;
    private static final int ELSEWHERE = 24;

    private final Sessions sessions;
    private final Branches branches;
    private final Turns turns;
    private final PictureSearch search;

    PicturesController(Sessions sessions, Branches branches, Turns turns, PictureSearch search) {
        this.sessions = sessions;
        this.branches = branches;
        this.turns = turns;
        this.search = search;
    }

    /**
     * A picture to choose.
     *
     * @param number its place in the strip under the stage; null where it is not there
     * @param session the title of another session; null for this one
     */
    public record Choice(
            @Nullable Integer number,
            PictureView picture,
            String prompt,
            @Nullable String session) {
        boolean fits(String words) {
            return String.valueOf(number).startsWith(words)
                    || prompt.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * The choices for what was typed so far.
     *
     * @param q a number of the strip, or words of a prompt or a session's title; empty for all
     * @param session that of the page; none for a new one
     */
    @GetMapping("/pictures")
    String choices(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String session,
            Model page) {
        String words = q.strip();
        List<Choice> strip = session == null || session.isEmpty() ? List.of() : strip(viewer, session);
        Set<String> shown = new HashSet<>();
        strip.forEach(choice -> shown.add(choice.picture().id()));
        page.addAttribute(
                "here",
                strip.reversed().stream().filter(choice -> choice.fits(words)).toList());
        page.addAttribute(
                "elsewhere",
                search.latest(viewer, words, ELSEWHERE + shown.size()).stream()
                        .filter(found -> !shown.contains(found.image().id()))
                        .limit(ELSEWHERE)
                        .map(found -> new Choice(null, PictureView.of(found.image()), found.prompt(), found.session()))
                        .toList());
        return "fragments/pictures :: pictures";
    }

    private List<Choice> strip(Viewer viewer, String session) {
        String head = sessions.find(viewer, session)
                .orElseThrow(NotFoundException::session)
                .headTurnId();
        List<Branches.Frame> frames = branches.pictures(head, HERE);
        Map<String, String> prompts = turns.prompts(
                viewer, frames.stream().map(Branches.Frame::turnId).toList());
        List<Choice> choices = new ArrayList<>();
        for (Branches.Frame frame : frames) {
            choices.add(new Choice(
                    choices.size() + 1, PictureView.of(frame.image()), prompts.getOrDefault(frame.turnId(), ""), null));
        }
        return choices;
    }
}
