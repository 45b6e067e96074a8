package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.FreeModel;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunningTurnsTest {
    private static final int AT_ONCE = 3;

    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    private final String gate = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(FreeModel.class), "pentimento.editing.concurrent-turns=" + AT_ONCE);
        api = server.api();
    }

    @Test
    void turnsOnOneBranchRunInTheirOrderEachOnWhatTheOneBeforeMade() {
        String session = api.newSession("");
        String first = id(api.ask(session, "wait " + gate + "; draw 1"));
        String second = id(api.ask(session, "draw 2"));
        api.until(first, "running");
        assertThat(status(second)).isEqualTo("queued");

        ScriptedModel.open(gate);
        JsonNode firstEnd = api.end(first);
        JsonNode secondEnd = api.end(second);
        assertThat(Instant.parse(secondEnd.get("startedAt").asString()))
                .isAfterOrEqualTo(Instant.parse(firstEnd.get("finishedAt").asString()));
        assertThat(server.bean(ScriptedModel.class).asked())
                .filteredOn(request -> request.turnId().equals(second))
                .singleElement()
                .extracting(request -> request.workingImage() == null
                        ? ""
                        : request.workingImage().imageId())
                .isEqualTo(firstEnd.at("/parts/0/image/id").asString());
    }

    @Test
    void aTurnThatIsTakenForDeadWhileItRunsGoesOnUndisturbed() {
        String turn = id(api.ask(api.newSession(""), "say before; wait " + gate + "; say after"));
        api.until(turn, "running");
        assertThatThrownBy(() -> server.bean(TurnRunner.class).run(turn)).isInstanceOf(TurnRunner.AtItAlready.class);
        ScriptedModel.open(gate);
        assertThat(api.end(turn).get("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void aTurnThatFollowsAFailedOneStillRuns() {
        String session = api.newSession("");
        String first = id(api.ask(session, "wait " + gate + "; fail TIMEOUT"));
        String second = id(api.ask(session, "say next"));
        ScriptedModel.open(gate);
        assertThat(api.end(first).get("status").asString()).isEqualTo("failed");
        assertThat(api.end(second).get("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void aTurnWaitsForAllBeforeItAlsoWhenTheOneBetweenIsCancelled() {
        String session = api.newSession("");
        String first = id(api.ask(session, "wait " + gate + "; draw 7"));
        String between = id(api.ask(session, "draw 8"));
        String last = id(api.ask(session, "say last"));
        api.until(first, "running");
        api.post("/turns/" + between + "/cancel", "{}");
        String later = id(api.ask(session, "say later"));
        String again = id(api.post("/turns/" + between + "/retry", "{}").json());
        assertThat(List.of(status(last), status(later), status(again))).containsOnly("queued");
        ScriptedModel.open(gate);
        JsonNode firstEnd = api.end(first);
        for (String turn : List.of(last, later, again)) {
            JsonNode end = api.end(turn);
            assertThat(end.get("status").asString()).isEqualTo("succeeded");
            assertThat(Instant.parse(end.get("startedAt").asString()))
                    .isAfterOrEqualTo(Instant.parse(firstEnd.get("finishedAt").asString()));
        }
    }

    @Test
    void branchesRunSideBySide() {
        String session = api.newSession("");
        String root = id(api.ask(session, "draw 1"));
        api.end(root);
        String one = id(branch(session, root, "wait " + gate));
        String other = id(branch(session, root, "say done"));
        assertThat(api.end(other).get("status").asString()).isEqualTo("succeeded");
        assertThat(status(one)).isIn("queued", "running");
        ScriptedModel.open(gate);
        api.end(one);
    }

    @Test
    void differentSessionsRunSideBySideWithinTheLimit() {
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            turns.add(id(api.ask(api.newSession(""), "wait " + gate)));
        }
        turns.forEach(turn -> api.until(turn, "running"));
        String tooMany = id(api.ask(api.newSession(""), "say my turn"));
        api.post("/turns/" + turns.getFirst() + "/cancel", "{}");
        assertThat(api.end(tooMany).get("status").asString()).isEqualTo("succeeded");
        assertThat(turns.stream().skip(1).map(RunningTurnsTest::status)).containsOnly("running");
        ScriptedModel.open(gate);
        turns.forEach(api::end);
    }

    @Test
    void asksAModelThatCostsNothingAgainAfterTheServerStopped() {
        String turn = id(ask(api.newSession(""), "wait " + gate + "; draw 3", FreeModel.ID));
        api.until(turn, "running");
        server.restart();
        ScriptedModel.open(gate);
        JsonNode end = api.end(turn);
        assertThat(end.get("status").asString()).isEqualTo("succeeded");
        assertThat(end.get("parts")).hasSize(1);
    }

    @Test
    void neverAsksAPaidModelAgainByItselfAfterTheServerStopped() {
        String turn = id(api.ask(api.newSession(""), "wait " + gate + "; draw 3"));
        api.until(turn, "running");
        int asked = server.bean(ScriptedModel.class).asked().size();
        assertThat(asked).isPositive();
        server.restart();
        JsonNode end = api.end(turn);
        assertThat(end.at("/error/code").asString()).isEqualTo("interrupted");
        assertThat(end.at("/error/message").asString()).contains("may still charge", "only if you say so");
        assertThat(end.at("/cost/amount").asString()).as("by estimate").isEqualTo("0.039");
        assertThat(server.bean(ScriptedModel.class).asked()).isEmpty();
        ScriptedModel.open(gate);
        String again = id(api.post("/turns/" + turn + "/retry", "{}").json());
        assertThat(api.end(again).get("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void letsAnAnswerUnderWayComeToItsEndWhenTheServerStops() {
        server.stop();
        server.startAgain("pentimento.editing.drain=20s");
        String turn = id(api.ask(api.newSession(""), "pause 1500; draw 3"));
        api.until(turn, "running");
        server.restart();
        assertThat(api.get("/turns/" + turn).json().get("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void aTurnThatWasInTheMiddleWhenTheServerStoppedFailsWithItsPartsKeptAndCanBeRetried() {
        String turn = id(api.ask(api.newSession(""), "draw 4; wait " + gate));
        while (api.get("/turns/" + turn).json().get("parts").isEmpty()) {
            Thread.onSpinWait();
        }
        server.restart();
        JsonNode end = api.end(turn);
        assertThat(end.at("/error/code").asString()).isEqualTo("interrupted");
        assertThat(end.at("/error/retryable").asBoolean()).isTrue();
        assertThat(end.get("parts")).hasSize(1);
        ScriptedModel.open(gate);
        String again = id(api.post("/turns/" + turn + "/retry", "{}").json());
        assertThat(api.end(again).get("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void holdsAnAnswerWhileTheDiskIsFullAndSaysSoAndLosesNothing() throws IOException {
        String session = api.newSession("");
        String before = id(api.ask(session, "draw 5"));
        api.end(before);
        Path images = server.data().resolve("images");
        Path away = server.data().resolve("away");
        Files.move(images, away);
        Files.writeString(images, "a file where the folder was: nothing can be written below it");
        String turn = id(api.ask(session, "say first; draw 6"));
        JsonNode waiting = api.get("/turns/" + turn).json();
        while (!waiting.path("waiting").asString("").contains("disk")) {
            Thread.onSpinWait();
            waiting = api.get("/turns/" + turn).json();
        }
        assertThat(waiting.get("parts")).hasSize(1);
        int asked = server.bean(ScriptedModel.class).asked().size();

        Files.delete(images);
        Files.move(away, images);
        JsonNode end = api.end(turn);
        assertThat(end.get("status").asString()).isEqualTo("succeeded");
        assertThat(end.get("parts")).hasSize(2);
        assertThat(end.has("waiting")).isFalse();
        assertThat(server.bean(ScriptedModel.class).asked()).hasSize(asked);
        try (Stream<Path> unfinished = Files.list(images.resolve("unfinished"))) {
            assertThat(unfinished).isEmpty();
        }
    }

    private static JsonNode ask(String session, String prompt, String model) {
        return api.post("/sessions/" + session + "/turns", java.util.Map.of("prompt", prompt, "model", model))
                .json();
    }

    private static JsonNode branch(String session, String parent, String prompt) {
        return api.post(
                        "/sessions/" + session + "/turns",
                        java.util.Map.of("prompt", prompt, "parentTurnId", parent, "model", ScriptedModel.ID))
                .json();
    }

    private static String id(JsonNode turn) {
        return turn.get("id").asString();
    }

    private static String status(String turn) {
        return api.get("/turns/" + turn).json().get("status").asString();
    }
}
