package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.editing.answer.AnswerStep;
import app.pentimento.editing.answer.StepProgress;
import app.pentimento.session.Turn;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Answers that came and that a later step could not finish: operators see them, and finish them. */
class UnfinishedAnswersTest {
    private static final String LIST = "/unfinished-answers";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    /** Has one step of the turns with one prompt fail, every time, while it is told to. */
    static final class FailingStep implements StepProgress {
        private volatile @Nullable AnswerStep failing;
        private volatile String prompt = "";

        @Override
        public void begins(AnswerStep step, Turn turn) {
            if (step == failing && turn.prompt().equals(prompt)) {
                throw new IllegalStateException("A step that a test has fail");
            }
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(FailingStep.class));
        api = server.api();
    }

    @AfterEach
    void mend() {
        failing(null, "");
    }

    private static void failing(@Nullable AnswerStep step, String prompt) {
        FailingStep steps = server.bean(FailingStep.class);
        steps.prompt = prompt;
        steps.failing = step;
    }

    /** A turn whose answer comes and fails at a step. */
    private JsonNode failedAt(AnswerStep step, String prompt) {
        failing(step, prompt);
        JsonNode turn =
                api.end(api.ask(api.newSession("Unfinished"), prompt).path("id").asString());
        assertThat(turn.path("status").asString()).isEqualTo("failed");
        mend();
        return turn;
    }

    private static long asked(String prompt) {
        return server.bean(ScriptedModel.class).asked().stream()
                .filter(request -> request.prompt().equals(prompt))
                .count();
    }

    private static String newPrompt() {
        return "say " + UUID.randomUUID() + "; draw 1; draw 2";
    }

    /** What is listed of the session of a turn. */
    private static List<JsonNode> listed(JsonNode turn) {
        return api.get(LIST)
                .json()
                .path("items")
                .valueStream()
                .filter(answer -> answer.path("sessionId").equals(turn.path("sessionId")))
                .toList();
    }

    private static ApiClient.Answer finish(JsonNode turn) {
        return api.post(LIST + "/" + turn.path("id").asString() + "/finish", Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "CHECK, could not be checked, Checking the answer",
        "COMPOSE, could not be blended, Putting the answer back",
        "LABEL, could not be labelled, Labelling the picture",
        "SIGN, could not be signed, Signing the picture",
        "PUBLISH, could not be added, Saving the picture"
    })
    void listsAnAnswerWithTheStepThatFailedAndFinishesItWithoutAskingTheModel(
            AnswerStep step, String problem, String shown) throws Exception {
        String prompt = newPrompt();
        JsonNode failed = failedAt(step, prompt);

        assertThat(listed(failed)).singleElement().satisfies(answer -> {
            assertThat(answer.path("turnId")).isEqualTo(failed.path("id"));
            assertThat(answer.path("model").asString()).isEqualTo(ScriptedModel.ID);
            assertThat(answer.path("status").asString()).isEqualTo("stopped");
            assertThat(answer.path("step").asString()).isEqualTo(step.word());
            assertThat(answer.path("problem").asString()).contains(problem, "the model is not asked again");
            assertThat(answer.path("pictures").asInt()).isEqualTo(2);
            assertThat(answer.at("/cost/amount").asString()).isEqualTo("0.078");
        });
        assertThat(page(HttpClient.newHttpClient())).contains(problem, shown, "Finish it");

        ApiClient.Answer accepted = finish(failed);
        assertThat(accepted.status()).isEqualTo(202);
        JsonNode finished = api.end(accepted.json().path("id").asString());
        assertThat(finished.path("status").asString()).as(finished.toString()).isEqualTo("succeeded");
        assertThat(finished.path("parts")).hasSize(3);
        assertThat(finished.at("/cost/amount").asString()).isEqualTo("0");
        assertThat(finished.at("/cost/estimated").asBoolean(true)).isFalse();
        assertThat(asked(prompt)).isEqualTo(1);
        assertThat(listed(failed)).isEmpty();
        assertThat(finish(failed).status()).isEqualTo(409);
    }

    @Test
    void keepsThePicturesThatWereShownBeforeTheStepFailed() {
        String gate = UUID.randomUUID().toString();
        String prompt = "draw 3; wait " + gate + "; draw 4";
        String id = api.ask(api.newSession(""), prompt).path("id").asString();
        while (api.get("/turns/" + id).json().path("parts").isEmpty()) {
            Thread.onSpinWait();
        }
        failing(AnswerStep.SIGN, prompt);
        ScriptedModel.open(gate);
        JsonNode failed = api.end(id);
        mend();

        assertThat(failed.path("parts")).hasSize(1);
        assertThat(listed(failed))
                .singleElement()
                .satisfies(answer -> assertThat(answer.path("pictures").asInt()).isEqualTo(1));
        JsonNode finished = api.end(finish(failed).json().path("id").asString());
        assertThat(finished.path("parts")).hasSize(2);
        assertThat(finished.at("/parts/0/image/id")).isEqualTo(failed.at("/parts/0/image/id"));
        assertThat(asked(prompt)).isEqualTo(1);
    }

    @Test
    void finishesAllAtOnceAlsoAfterARestart() {
        JsonNode first = failedAt(AnswerStep.LABEL, newPrompt());
        JsonNode second = failedAt(AnswerStep.PUBLISH, newPrompt());
        server.restart();

        assertThat(listed(first)).hasSize(1);
        assertThat(listed(second)).hasSize(1);
        assertThat(api.post(LIST + "/finish", Map.of()).json().path("turns").asInt())
                .isGreaterThanOrEqualTo(2);
        assertThat(listed(first)).isEmpty();
        assertThat(listed(second)).isEmpty();
        assertThat(server.bean(ScriptedModel.class).asked()).isEmpty();
    }

    @Test
    void finishesFromThePage() throws Exception {
        String prompt = newPrompt();
        JsonNode failed = failedAt(AnswerStep.LABEL, prompt);
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            Matcher token = CSRF.matcher(page(browser));
            assertThat(token.find()).isTrue();
            HttpRequest press = HttpRequest.newBuilder(server.url()
                            .resolve("/settings/answers/" + failed.path("id").asString() + "/finish"))
                    .header("X-XSRF-TOKEN", token.group(1))
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(browser.send(press, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(302);
        }
        assertThat(listed(failed)).isEmpty();
        assertThat(asked(prompt)).isEqualTo(1);
    }

    private static String page(HttpClient browser) throws Exception {
        HttpRequest page = HttpRequest.newBuilder(server.url().resolve("/settings/answers"))
                .build();
        return browser.send(page, BodyHandlers.ofString()).body();
    }

    @Test
    void anAnswerThatFailsAgainIsListedAgain() {
        String prompt = newPrompt();
        JsonNode failed = failedAt(AnswerStep.LABEL, prompt);
        failing(AnswerStep.SIGN, prompt);
        JsonNode again = api.end(finish(failed).json().path("id").asString());

        assertThat(listed(failed)).singleElement().satisfies(answer -> {
            assertThat(answer.path("turnId")).isEqualTo(again.path("id"));
            assertThat(answer.path("step").asString()).isEqualTo("sign");
            assertThat(answer.path("pictures").asInt()).isEqualTo(2);
        });
        assertThat(asked(prompt)).isEqualTo(1);
    }

    @Test
    void refusesToFinishWhatIsFinishedOrNotThere() {
        JsonNode turn = api.ask(api.newSession(""), "draw 5");
        api.end(turn.path("id").asString());

        assertThat(finish(turn).status()).isEqualTo(409);
        assertThat(api.post(LIST + "/nothing/finish", Map.of()).status()).isEqualTo(404);
    }
}
