package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.account.Viewer;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.EventStream;
import app.pentimento.testing.EventStream.Event;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody who looks at a session is told of it. */
class SessionEventsTest {
    private TestServer server;
    private ApiClient api;
    private String session;

    @BeforeEach
    void start() {
        server = TestServer.start("pentimento.web.max-event-streams=2", "pentimento.web.event-heartbeat=100ms");
        api = server.api();
        session = api.newSession("first title");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStreamTellsOfTurnsTitlesAndTheHeadAndThatTheSessionIsGone() {
        try (EventStream stream = EventStream.ofSession(api, session, null)) {
            assertThat(next(stream, "session").data().path("title").asString()).isEqualTo("first title");

            api.patch("/sessions/" + session, Map.of("title", "second title"));
            assertThat(next(stream, "session").data().path("title").asString()).isEqualTo("second title");

            String turn = api.ask(session, "say half; wait half-way; say the rest")
                    .path("id")
                    .asString();
            Event moved = next(stream, "session");
            assertThat(moved.data().path("headTurnId").asString()).isEqualTo(turn);
            Event step = next(stream, "turn");
            assertThat(step.data().path("id").asString()).isEqualTo(turn);
            assertThat(step.data().has("parts")).isFalse();
            ScriptedModel.open("half-way");
            while (!step.data().path("status").asString().equals("succeeded")) {
                step = next(stream, "turn");
            }

            Map<String, Object> undo = new HashMap<>(Collections.singletonMap("headTurnId", null));
            api.patch("/sessions/" + session, undo);
            Event undone = next(stream, "session");
            while (undone.data().hasNonNull("headTurnId")) {
                undone = next(stream, "session"); // that of the turn's end may come first
            }

            api.delete("/sessions/" + session);
            assertThat(next(stream, "deleted").data().path("id").asString()).isEqualTo(session);
            assertThat(stream.next()).isNull();
        }
    }

    /** The rows are read after a signal; until one comes, a stream only shows that it is still there. */
    @Test
    void anIdleStreamReadsNoRows() throws Exception {
        EventStreams streams = server.bean(EventStreams.class);
        Semaphore looks = new Semaphore(0);
        streams.open(session, Viewer.LOCAL, emitter -> {
            looks.release();
            return looks.availablePermits() > 1 ? EventStreams.Look.ENDED : EventStreams.Look.NOTHING_NEW;
        });
        looks.acquire();

        Thread.sleep(1000); // ten heartbeats, and two looks of old
        assertThat(looks.availablePermits()).isZero();

        api.patch("/sessions/" + session, Map.of("archived", true));
        assertThat(looks.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whoComesBackWithTheNewestRevisionIsToldNothingTwiceAndOthersWhatTheyMissed() {
        String seen;
        try (EventStream stream = EventStream.ofSession(api, session, null)) {
            seen = next(stream, "session").id();
        }
        server.restart();
        try (EventStream stream = EventStream.ofSession(api, session, seen)) {
            api.patch("/sessions/" + session, Map.of("title", "while listening"));
            Event first = next(stream, "session");
            assertThat(first.data().path("title").asString()).isEqualTo("while listening");
        }
        api.patch("/sessions/" + session, Map.of("title", "while away"));
        try (EventStream stream = EventStream.ofSession(api, session, seen)) {
            assertThat(next(stream, "session").data().path("title").asString()).isEqualTo("while away");
        }
    }

    @Test
    void aStreamOfNoSessionOrOneTooManyIsRefused() {
        try (EventStream none = EventStream.ofSession(api, "nosuch", null)) {
            assertThat(none.status()).isEqualTo(404);
        }
        try (EventStream first = EventStream.ofSession(api, session, null);
                EventStream second = EventStream.ofSession(api, session, null);
                EventStream third = EventStream.ofSession(api, session, null)) {
            next(first, "session");
            next(second, "session");
            assertThat(third.status()).isEqualTo(503);
        }
    }

    /** The next event of this name. */
    private static Event next(EventStream stream, String name) {
        Event event = Objects.requireNonNull(stream.next(), "the stream ended");
        while (!event.name().equals(name)) {
            event = Objects.requireNonNull(stream.next(), "the stream ended");
        }
        return event;
    }

    /** Ended by another thread in the middle of a write, a stream's response went back to Tomcat while it was written. */
    @Test
    void aStreamThatWritesWhileTheServerStopsIsEndedByItsOwnThread() throws Exception {
        EventStreams streams = server.bean(EventStreams.class);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        streams.open("any", Viewer.LOCAL, emitter -> {
            writing.countDown();
            try {
                assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
                emitter.send("the rest");
                written.complete(true);
            } catch (InterruptedException | IllegalStateException e) {
                written.completeExceptionally(e);
            }
            return EventStreams.Look.TOLD;
        });
        assertThat(writing.await(1, TimeUnit.MINUTES)).isTrue();
        streams.stop();
        stopped.countDown();
        assertThat(written.get(1, TimeUnit.MINUTES)).isTrue();
        streams.start();
    }
}
