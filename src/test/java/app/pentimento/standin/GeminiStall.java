package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.assertFailed;
import static app.pentimento.standin.GeminiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestPictures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Answers that stop in their middle. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiStall {
    private static final Duration LONG = Duration.ofSeconds(25);

    @RegisterExtension
    final GeminiServer here;

    GeminiStall(Api api) {
        here = new GeminiServer(api, "pentimento.model.wire.stall=3s", "pentimento.model.wire.stall-notice=300ms");
    }

    private String waiting(String turn, Predicate<String> wanted) throws InterruptedException {
        String waiting = "";
        do {
            JsonNode seen = here.api().get("/turns/" + turn).json();
            assertThat(seen.path("status").asString()).as(seen.toString()).isIn("queued", "running");
            waiting = seen.path("waiting").asString("");
            Thread.sleep(5);
        } while (!wanted.test(waiting));
        return waiting;
    }

    @Test
    void tellsWhileAnAnswerStallsAndGivesItUpWithWhatCame() throws Exception {
        int before = here.gemini().asked().size();
        here.gemini().next(Answers.stream(Answers.chunk(here.picture(7)), LONG));
        String turn = here.submit("Make it blue");
        assertThat(waiting(turn, words -> !words.isEmpty()))
                .contains("Nano Banana 2.1 stopped responding in the middle of its answer. Waiting")
                .contains("seconds longer");
        JsonNode ended = here.api().end(turn);
        assertFailed(ended, "timeout", true, "sent nothing for 3 seconds");
        assertThat(ended.at("/error/message").asString()).contains("What had arrived is kept.");
        assertThat(ended.path("parts")).hasSize(1);
        assertThat(ended.has("waiting")).isFalse();
        assertThat(here.gemini().asked()).as("it is not bought again").hasSize(before + 1);
    }

    @Test
    void keepsWordsThatCameBeforeTheStall() {
        here.gemini().next(Answers.stream(Answers.chunk(Answers.text("Here it comes: ")), LONG));
        JsonNode turn = here.ask("Make it blue");
        assertFailed(turn, "timeout", true, "stopped in the middle");
        assertThat(turn.at("/parts/0/text").asString()).isEqualTo("Here it comes:");
    }

    @Test
    void tellsThatAStalledAnswerGoesOn() throws Exception {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        here.gemini().next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(here.picture(8)));
            told.join();
            while (!seen.isDone()) {
                reply.event(Answers.chunk(Answers.text("and ")));
                reply.waits(Duration.ofMillis(50));
            }
            reply.event(Answers.last("STOP", here.picture(9)));
        });
        String turn = here.submit("Make it blue");
        waiting(turn, words -> words.contains("stopped responding in the middle"));
        told.complete(true);
        waiting(turn, String::isEmpty);
        seen.complete(true);
        assertSucceeded(here.api().end(turn), 3);
    }

    @Test
    void doesNotTakeHeartbeatsForData() {
        here.gemini().next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(here.picture(10)));
            while (reply.waits(Duration.ofMillis(100))) {
                reply.event(new Answers.Heartbeat());
            }
        });
        assertFailed(here.ask("Make it blue"), "timeout", true, "stopped in the middle");
    }

    @Test
    void waitsLongerWhileAModelThinksBeforeItsAnswer() {
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(Answers.thought(Answers.text("Hm."))),
                        Duration.ofSeconds(4),
                        Answers.chunk(here.signed(TestPictures.png(80, 60, 11))),
                        Answers.last("STOP")));
        assertSucceeded(here.ask("Make it blue"), 1);
    }
}
