package app.pentimento.web.page;

import app.pentimento.editing.Editing;
import app.pentimento.editing.UnfinishedAnswers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For operators: answers that came and are not shown, and a button that finishes them. */
@Controller
class UnfinishedController {
    private static final String PATH = "/settings/answers";

    private final UnfinishedAnswers answers;
    private final Editing editing;
    private final ModelNames names;

    UnfinishedController(UnfinishedAnswers answers, Editing editing, ModelNames names) {
        this.answers = answers;
        this.editing = editing;
        this.names = names;
    }

    /**
     * A row.
     *
     * @param problem null where its turn is running
     * @param step null where that is not known
     * @param cost null where that is not known
     */
    public record Row(
            String turnId,
            String sessionId,
            String title,
            String model,
            String since,
            boolean running,
            @Nullable String step,
            @Nullable String problem,
            int pictures,
            @Nullable String cost) {}

    @GetMapping(PATH)
    String show(@RequestParam(required = false) @Nullable Integer finished, Model page) {
        List<Row> rows = answers.list().stream().map(this::row).toList();
        page.addAttribute("rows", rows);
        page.addAttribute("stopped", rows.stream().filter(row -> !row.running()).count());
        page.addAttribute("finished", finished);
        return "unfinished";
    }

    @PostMapping(PATH + "/finish")
    String finishAll() {
        return "redirect:" + PATH + "?finished=" + answers.finishAll();
    }

    @PostMapping(PATH + "/{turnId}/finish")
    String finish(@PathVariable String turnId) {
        return "redirect:/sessions/" + editing.finish(turnId).sessionId();
    }

    private Row row(UnfinishedAnswers.Unfinished answer) {
        return new Row(
                answer.turnId(),
                answer.sessionId(),
                answer.sessionTitle(),
                names.of(answer.model()),
                Timestamps.minute(answer.since()),
                answer.running(),
                answer.step(),
                answer.problem(),
                answer.pictures(),
                answer.cost() == null ? null : Dollars.of(answer.cost().usd()));
    }
}
