package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.EventStream;
import app.pentimento.testing.EventStream.Event;
import app.pentimento.testing.FreeModel;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TurnEventsTest {
    private TestServer server;
    private ApiClient api;
    private String session;

    @BeforeEach
    void start() {
        server = TestServer.start(
                java.util.List.of(FreeModel.class),
                "pentimento.web.max-event-streams=2",
                "pentimento.web.event-heartbeat=100ms");
        api = server.api();
        session = api.newSession("events");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStreamTellsEveryStepAndEnds() {
        String turn = ask("say one; draw 1; say two");
        List<Event> events = all(turn, null);

        assertThat(names(events)).endsWith("status", "part", "part", "part", "end");
        assertThat(events.stream().map(event -> Long.parseLong(event.id())).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        JsonNode status = events.getFirst().data();
        assertThat(status.path("id").asString()).isEqualTo(turn);
        assertThat(status.has("parts")).isFalse();
        JsonNode end = events.getLast().data();
        assertThat(end).isEqualTo(api.get("/turns/" + turn).json());
        assertThat(events.stream().filter(event -> event.name().equals("part")).map(Event::data))
                .containsExactlyElementsOf(end.path("parts"));
    }

    @Test
    void aStreamResumesAnywhereWithoutAGapOrARepeatAlsoAfterARestart() {
        String turn = ask("say one; say two; draw 1; say three");
        api.end(turn);
        List<Event> whole = all(turn, null);
        assertThat(names(whole)).containsExactly("status", "part", "part", "part", "part", "end");

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < whole.size() - 1; i++) {
                assertThat(all(turn, whole.get(i).id())).isEqualTo(whole.subList(i + 1, whole.size()));
            }
            server.restart();
        }
    }

    @Test
    void aStreamThatWasCutInTheMiddleGoesOnWhereItWas() {
        String turn = ask("say one; wait cut-a; say two; wait cut-b; say three");
        List<Event> seen = new ArrayList<>();
        try (EventStream first = new EventStream(api, turn, null)) {
            while (seen.isEmpty() || !seen.getLast().name().equals("part")) {
                seen.add(first.next());
            }
        }
        ScriptedModel.open("cut-a");
        try (EventStream second = new EventStream(api, turn, seen.getLast().id())) {
            seen.add(second.next());
        }
        ScriptedModel.open("cut-b");
        api.end(turn);
        seen.addAll(all(turn, seen.getLast().id()));

        assertThat(seen.stream()
                        .filter(event -> event.name().equals("part"))
                        .map(event -> event.data().path("text").asString()))
                .containsExactly("one", "two", "three");
        assertThat(seen.getLast().name()).isEqualTo("end");
    }

    @Test
    void aClientThatHasSeenTheEndIsToldNotToComeBack() {
        String turn = ask("say one");
        String last = all(turn, null).getLast().id();

        try (EventStream stream = new EventStream(api, turn, last)) {
            assertThat(stream.status()).isEqualTo(204);
        }
    }

    @Test
    void anOddLastEventIdStartsFromTheBeginning() {
        String turn = ask("say one");
        api.end(turn);
        assertThat(names(all(turn, "odd"))).containsExactly("status", "part", "end");
    }

    @Test
    void whenAllPlacesAreTakenTheNextIsToldToComeBackAndADeadClientFreesItsPlace() throws InterruptedException {
        String turn = ask("wait places");
        EventStream first = new EventStream(api, turn, null);
        EventStream second = new EventStream(api, turn, null);
        try (EventStream third = new EventStream(api, turn, null)) {
            assertThat(third.status()).isEqualTo(503);
            assertThat(third.header("Retry-After")).isNotBlank();
            assertThat(third.header("Content-Type")).isEqualTo("application/problem+json");
        }
        first.close();

        int status = 503;
        while (status == 503) {
            Thread.sleep(50);
            try (EventStream next = new EventStream(api, turn, null)) {
                status = next.status();
            }
        }
        assertThat(status).isEqualTo(200);
        second.close();
        api.post("/turns/" + turn + "/cancel", "");
    }

    @Test
    void askingForTheHeadersTakesNoPlace() {
        String turn = ask("wait heads");
        for (int i = 0; i < 3; i++) {
            var head = api.send(api.request("/turns/" + turn + "/events").HEAD());
            assertThat(head.status()).isEqualTo(200);
        }
        api.post("/turns/" + turn + "/cancel", "");
    }

    @Test
    void aStreamEndsWhenTheServerStopsAndGoesOnWhenItIsBack() {
        String turn = api.post(
                        "/sessions/" + session + "/turns",
                        java.util.Map.of("prompt", "wait stop; say one", "model", FreeModel.ID))
                .json()
                .path("id")
                .asString();
        List<Event> seen;
        try (EventStream stream = new EventStream(api, turn, null)) {
            server.stop();
            seen = stream.rest();
        }
        assertThat(names(seen)).doesNotContain("end");
        server.startAgain();
        ScriptedModel.open("stop");
        seen.addAll(all(turn, seen.isEmpty() ? null : seen.getLast().id()));

        assertThat(names(seen)).endsWith("part", "end").containsOnlyOnce("part").containsOnlyOnce("end");
    }

    @Test
    void aStreamEndsWhenItsTurnIsDeleted() {
        String turn = ask("wait deleted");
        try (EventStream stream = new EventStream(api, turn, null)) {
            api.delete("/sessions/" + session);
            assertThat(names(stream.rest())).doesNotContain("end");
        }
    }

    private String ask(String script) {
        return api.ask(session, script).path("id").asString();
    }

    private List<Event> all(String turn, @Nullable String lastEventId) {
        try (EventStream stream = new EventStream(api, turn, lastEventId)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            return stream.rest();
        }
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }
}
