package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What may be spent, under load and after deletions. A picture of the model costs $0.039. */
class BudgetsTest {
    private static final int AT_ONCE = 50;
    private static final String ROOM_FOR_FIFTY = "1.95";

    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    private final String gate = UUID.randomUUID().toString();
    private String session = "";

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    @BeforeEach
    void newSession() {
        session = api.newSession("");
    }

    private static ApiClient.Answer submit(ApiClient to, String session, String prompt, Map<String, Object> options) {
        return to.post(
                "/sessions/" + session + "/turns",
                Map.of("prompt", prompt, "model", ScriptedModel.ID, "options", options));
    }

    private ApiClient.Answer submit(String prompt) {
        return submit(api, session, prompt, Map.of());
    }

    private static String id(ApiClient.Answer taken) {
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken.json().path("id").asString();
    }

    private static void assertRefused(ApiClient.Answer answer, String budget) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.json().path("code").asString()).isEqualTo("budget-exhausted");
        assertThat(answer.json().path("detail").asString()).contains(budget);
    }

    private void limit(String usd) {
        assertThat(api.send(api.request("/sessions/" + session + "/budget")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"limit\": \"" + usd + "\"}")))
                        .status())
                .isEqualTo(200);
    }

    private String spent() {
        return api.get("/sessions/" + session + "/budget")
                .json()
                .at("/spent/amount")
                .asString();
    }

    private static String total() {
        return api.get("/budget").json().at("/total/amount").asString();
    }

    /** Submits so many turns at once; gives the ids of those that were taken, all others being refused for the budget. */
    private static List<String> atOnce(int turns, String budget, Callable<ApiClient.Answer> submitting)
            throws Exception {
        List<String> taken = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiClient.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < turns; i++) {
                answers.add(together.submit(submitting));
            }
            for (Future<ApiClient.Answer> answer : answers) {
                if (answer.get().status() == 202) {
                    taken.add(id(answer.get()));
                } else {
                    assertRefused(answer.get(), budget);
                }
            }
        }
        return taken;
    }

    @Test
    void turnsSubmittedAtOnceFillTheDaysBudgetAndNeverPassIt() throws Exception {
        String budget = "Today's budget of this server";
        try (TestServer small = TestServer.start("pentimento.budget.day=" + ROOM_FOR_FIFTY)) {
            ApiClient client = small.api();
            List<String> words = atOnce(
                    AT_ONCE, budget, () -> submit(client, client.newSession(""), "wait " + gate + "; say A", Map.of()));
            assertThat(words).as("there is room for all").hasSize(AT_ONCE);
            assertRefused(submit(client, client.newSession(""), "draw 1", Map.of()), budget);

            ScriptedModel.open(gate);
            words.forEach(client::end);
            assertThat(client.get("/budget").json().at("/day/spent/amount").asString())
                    .as("words cost nothing, so that there is room again")
                    .isEqualTo("0");

            List<String> pictures =
                    atOnce(AT_ONCE + 20, budget, () -> submit(client, client.newSession(""), "draw 1", Map.of()));
            assertThat(pictures).hasSize(AT_ONCE);
            pictures.forEach(turn ->
                    assertThat(client.end(turn).path("status").asString()).isEqualTo("succeeded"));
            assertThat(client.get("/budget").json().at("/day/spent/amount").asString())
                    .isEqualTo(ROOM_FOR_FIFTY);
            assertRefused(submit(client, client.newSession(""), "draw 1", Map.of()), budget);
        }
    }

    @Test
    void turnsSubmittedAtOnceFillTheBudgetOfTheirSessionAndNeverPassIt() throws Exception {
        limit("0.78");
        List<String> taken = atOnce(AT_ONCE, "The budget of this session", () -> submit("wait " + gate + "; draw 1"));
        assertThat(taken).hasSize(20);
        assertThat(spent()).isEqualTo("0.78");
        ScriptedModel.open(gate);
        taken.forEach(api::end);
        assertThat(spent()).isEqualTo("0.78");
    }

    @Test
    void asManyPicturesAreSetAsideAsAreAskedFor() {
        limit("0.15");
        assertRefused(submit(api, session, "draw 1", Map.of("variants", 4)), "about $0.156");
        api.end(id(submit(api, session, "draw 1", Map.of("variants", 3))));
        assertThat(spent()).as("one picture came").isEqualTo("0.039");
    }

    @Test
    void aTurnThatIsCancelledBeforeItIsSentCostsNothing() {
        limit("0.078");
        String first = id(submit("wait " + gate + "; draw 1"));
        String second = id(submit("draw 2"));
        assertRefused(submit("draw 3"), "The budget of this session");
        api.post("/turns/" + second + "/cancel", Map.of());
        assertThat(spent()).isEqualTo("0.039");
        String third = id(submit("draw 3"));
        ScriptedModel.open(gate);
        api.end(first);
        api.end(third);
        assertThat(spent()).isEqualTo("0.078");
    }

    @Test
    void aTurnThatIsCancelledWhileTheModelAnswersCountsByEstimate() throws Exception {
        limit("0.039");
        String turn = id(submit("draw 1; wait " + gate));
        while (api.get("/turns/" + turn).json().path("parts").isEmpty()) {
            Thread.onSpinWait();
        }
        api.post("/turns/" + turn + "/cancel", Map.of());
        JsonNode cancelled = api.end(turn);
        for (int i = 0; i < 500 && !cancelled.path("cost").isObject(); i++) { // it is counted right after the end
            Thread.sleep(20);
            cancelled = api.get("/turns/" + turn).json();
        }
        assertThat(cancelled.at("/cost/amount").asString()).isEqualTo("0.039");
        assertThat(cancelled.at("/cost/estimated").asBoolean()).isTrue();
        assertThat(spent()).isEqualTo("0.039");
        assertRefused(submit("draw 2"), "The budget of this session");
    }

    @Test
    void whatWasSpentOutlivesTheTurnItsSessionAndARestart() {
        limit("0.039");
        String turn = id(submit("draw 1"));
        api.end(turn);
        String total = total();
        assertThat(api.delete("/turns/" + turn).status()).isEqualTo(204);
        assertThat(spent()).isEqualTo("0.039");
        assertRefused(submit("draw 2"), "The budget of this session");
        assertThat(api.delete("/sessions/" + session).status()).isEqualTo(204);
        assertThat(total()).isEqualTo(total);
        server.restart();
        assertThat(total()).isEqualTo(total);
    }

    @Test
    void deletingASessionGivesNothingBackOfATurnThatRunsAndAllOfOneThatIsQueued() throws Exception {
        BigDecimal before = new BigDecimal(total());
        String running = id(submit("draw 1; wait " + gate));
        api.until(running, "running");
        submit("draw 2");
        assertThat(new BigDecimal(total())).isEqualByComparingTo(before.add(new BigDecimal("0.078")));
        assertThat(api.delete("/sessions/" + session).status()).isEqualTo(204);
        ScriptedModel.open(gate);
        Gauge turns =
                server.bean(MeterRegistry.class).get("pentimento.turns.running").gauge();
        for (int i = 0; i < 500 && turns.value() > 0; i++) {
            Thread.sleep(20);
        }
        assertThat(turns.value()).isZero();
        assertThat(new BigDecimal(total())).isEqualByComparingTo(before.add(new BigDecimal("0.039")));
    }
}
