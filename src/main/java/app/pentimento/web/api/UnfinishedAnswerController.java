package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Editing;
import app.pentimento.editing.UnfinishedAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For operators: answers that came and are not shown. */
@RestController
@RequestMapping("/api/v1/unfinished-answers")
@Tag(name = "Unfinished answers")
class UnfinishedAnswerController {
    private final UnfinishedAnswers answers;
    private final Editing editing;

    UnfinishedAnswerController(UnfinishedAnswers answers, Editing editing) {
        this.answers = answers;
        this.editing = editing;
    }

    /** An answer that came and is not shown: its turn's status, the step where it is, and why it failed. */
    record UnfinishedJson(
            String turnId,
            String sessionId,
            String model,
            String status,
            @Nullable String step,
            @Nullable String problem,
            Instant since,
            int pictures,
            @Nullable MoneyJson cost) {
        static UnfinishedJson of(UnfinishedAnswers.Unfinished answer) {
            return new UnfinishedJson(
                    answer.turnId(),
                    answer.sessionId(),
                    answer.model(),
                    answer.running() ? "running" : "stopped",
                    answer.step(),
                    answer.problem(),
                    answer.since(),
                    answer.pictures(),
                    answer.cost() == null
                            ? null
                            : MoneyJson.usd(answer.cost().usd(), answer.cost().estimated()));
        }
    }

    /** The newest of them. */
    record ListJson(List<UnfinishedJson> items) {}

    /** How many turns go on. */
    record FinishedJson(int turns) {}

    @GetMapping
    @Operation(
            summary = "Answers that came and are not shown",
            description = "A step after the model's answer failed, or its turn has been running for more than ten"
                    + " minutes. What came is kept.")
    ListJson list(Viewer viewer) {
        return new ListJson(
                answers.list(viewer).stream().map(UnfinishedJson::of).toList());
    }

    @PostMapping("/finish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Finish all of them",
            description = "Each that stopped goes on in a new turn. No model is asked, and nothing is charged.")
    FinishedJson finishAll(Viewer viewer) {
        return new FinishedJson(answers.finishAll(viewer));
    }

    @PostMapping("/{turnId}/finish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Finish one of them", description = "It goes on in a new turn, which is answered with.")
    TurnJson finish(Viewer viewer, @PathVariable String turnId) {
        return TurnJson.of(editing.finish(turnId, viewer));
    }
}
