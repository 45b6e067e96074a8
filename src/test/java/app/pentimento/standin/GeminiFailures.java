package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.assertFailed;
import static app.pentimento.standin.GeminiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What goes wrong between this server and Gemini, each told in the turn, with what had come kept. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiFailures {
    @RegisterExtension
    final GeminiServer here;

    GeminiFailures(Api api) {
        here = GeminiServer.forFailures(api);
    }

    @Test
    void aQuotaThatAsksToWaitIsWaitedForAndShown() throws InterruptedException {
        here.gemini().next(Answers.quota("1.2s"));
        String turn = here.submit("Make it blue");
        String waiting = "";
        for (int i = 0; i < 500 && waiting.isEmpty(); i++) {
            Thread.sleep(5);
            waiting = here.api().get("/turns/" + turn).json().path("waiting").asString("");
        }
        assertThat(waiting).contains("Rate limit").contains("Trying again in");
        JsonNode ended = here.api().end(turn);
        assertSucceeded(ended, 2);
        assertThat(ended.has("waiting")).isFalse();
    }

    @Test
    void aQuotaThatAsksForTooLongFailsTheTurnAtOnce() {
        here.gemini().next(Answers.quota("3600s"));
        assertFailed(here.ask("Make it blue"), "rate-limited", true, "Try again in 60 minutes");
    }

    @Test
    void aQuotaThatStaysUsedUpIsGivenUpOn() {
        for (int i = 0; i < 4; i++) {
            here.gemini().next(Answers.quota(null));
        }
        assertFailed(here.ask("Make it blue"), "rate-limited", true, "Rate limit");
    }

    @Test
    void anOverloadedModelIsAskedAgain() {
        here.gemini().next(Answers.error(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));
        here.gemini().next(Answers.error(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));
        assertSucceeded(here.ask("Make it blue"), 2);
    }

    @Test
    void aModelThatStaysOverloadedIsGivenUpOn() {
        int before = here.gemini().asked().size();
        for (int i = 0; i < 4; i++) {
            here.gemini().next(Answers.error(503, "UNAVAILABLE", "The model is overloaded."));
        }
        assertFailed(here.ask("Make it blue"), "backend-unavailable", true, "overloaded");
        assertThat(here.gemini().asked()).hasSize(before + 4);
    }

    @Test
    void aServerErrorIsToldAsOneAndNotAskedAgain() {
        int before = here.gemini().asked().size();
        here.gemini().next(Answers.error(500, "INTERNAL", "An internal error has occurred."));
        assertFailed(here.ask("Make it blue"), "backend-unavailable", true, "HTTP 500");
        assertThat(here.gemini().asked()).hasSize(before + 1);
    }

    @Test
    void aSlowFirstByteIsATimeoutAndNotAskedAgain() {
        int before = here.gemini().asked().size();
        here.gemini().next((asked, reply) -> reply.waits(Duration.ofSeconds(20)));
        assertFailed(here.ask("Make it blue"), "timeout", true, "took too long");
        assertThat(here.gemini().asked()).hasSize(before + 1);
    }

    @Test
    void aStreamThatIsCutAfterAPictureKeepsThePictureAndIsNotAskedAgain() {
        int before = here.gemini().asked().size();
        here.gemini().next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(Answers.text("Here it is.")));
            reply.event(Answers.chunk(here.picture(8)));
            reply.event(Answers.chunk(Answers.text("And the next")));
            Thread.sleep(100); // so that the client has read it before the connection breaks
            reply.cut();
        });
        JsonNode turn = here.ask("Make it blue");
        assertFailed(turn, "backend-unavailable", true, "was lost");
        assertThat(turn.path("parts")).hasSize(3);
        assertThat(here.gemini().asked()).hasSize(before + 1);
    }

    @Test
    void aStreamThatIsCutBeforeAnythingWasSeenMayHaveBeenChargedAndIsNotAskedAgain() {
        int before = here.gemini().asked().size();
        here.gemini().next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(Answers.text("Half a sen")));
            Thread.sleep(100);
            reply.cut();
        });
        assertFailed(here.ask("Make it blue"), "backend-unavailable", true, "may still charge");
        assertThat(here.gemini().asked()).hasSize(before + 1);
    }

    @Test
    void anAnswerThatStopsWithoutAnEndIsNotTakenForWhole() {
        here.gemini().next(Answers.stream(Answers.chunk(here.picture(9))));
        JsonNode turn = here.ask("Make it blue");
        assertFailed(turn, "backend-unavailable", true, "was lost");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoJsonIsToldAsOne() {
        here.gemini().next((asked, reply) -> reply.json(200, "<html>Sign in to the hotel's network</html>"));
        assertFailed(here.ask("Make it blue"), "invalid-answer", true, "unreadable response");
        here.gemini().next(Answers.stream(new Answers.Data("{\"candidates\": [{]")));
        assertFailed(here.ask("Make it blue"), "invalid-answer", true, "unreadable response");
        here.gemini().next((asked, reply) -> reply.json(200, ""));
        assertFailed(here.ask("Make it blue"), "invalid-answer", true, "unreadable response");
    }

    @Test
    void anErrorInTheMiddleOfAStreamIsToldAsThatError() {
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(here.picture(10)),
                        new Answers.Failure(503, "UNAVAILABLE", "The model is overloaded.")));
        JsonNode turn = here.ask("Make it blue");
        assertFailed(turn, "backend-unavailable", true, "overloaded");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void aPictureThatIsNoneIsToldAndWhatCameBeforeIsKept() {
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(here.picture(11)),
                        Answers.chunk(Answers.picture(
                                "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8), "image/png", "c2ln"))));
        JsonNode turn = here.ask("Make it blue");
        assertFailed(turn, "invalid-answer", true, "picture cannot be used");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void cancellingBeforeTheFirstByteClosesTheConnection() throws Exception {
        CompletableFuture<Boolean> stayed = new CompletableFuture<>();
        CompletableFuture<Boolean> arrived = new CompletableFuture<>();
        here.gemini().next((asked, reply) -> {
            arrived.complete(true);
            stayed.complete(reply.waits(Duration.ofSeconds(20)));
        });
        String turn = here.submit("Make it blue");
        arrived.get(10, TimeUnit.SECONDS);
        assertThat(here.api().post("/turns/" + turn + "/cancel", Map.of()).status())
                .isEqualTo(200);
        assertThat(stayed.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void cancellingBetweenPartsClosesTheConnectionAndKeepsWhatCame() throws Exception {
        CompletableFuture<Boolean> stayed = new CompletableFuture<>();
        here.gemini().next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(here.picture(13)));
            stayed.complete(reply.waits(Duration.ofSeconds(20)));
        });
        String turn = here.submit("Make it blue");
        while (here.api().get("/turns/" + turn).json().path("parts").isEmpty()) {
            Thread.sleep(5);
        }
        JsonNode cancelled =
                here.api().post("/turns/" + turn + "/cancel", Map.of()).json();
        assertThat(cancelled.path("parts")).hasSize(1);
        assertThat(stayed.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aVariantThatIsHeldBackIsToldAndTheOthersAreKept() {
        here.gemini().next(Answers.stream(Answers.chunk(here.picture(14)), Answers.last("STOP", 10, 0, 1120)));
        here.gemini().next(Answers.stream(Answers.last("IMAGE_SAFETY")));
        JsonNode turn = here.api().end(here.submit("Make it blue", "{\"variants\": 2}"));
        assertFailed(turn, "prompt-blocked", false, "1 of 2 variants arrived and are kept.");
        assertThat(turn.path("error").path("message").asString()).contains("safety");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void cancellingClosesTheConnectionsOfAllVariantsAndKeepsThoseThatCame() throws Exception {
        java.util.concurrent.LinkedBlockingQueue<Boolean> stayed = new java.util.concurrent.LinkedBlockingQueue<>();
        Answers.Script slow = (asked, reply) -> stayed.add(reply.waits(Duration.ofSeconds(10)));
        here.gemini().next(slow);
        here.gemini().next(Answers.stream(Answers.chunk(here.picture(15)), Answers.last("STOP")));
        here.gemini().next(slow);
        String turn = here.submit("Make it blue", "{\"variants\": 3}");
        while (here.api().get("/turns/" + turn).json().path("parts").isEmpty()) {
            Thread.sleep(5);
        }
        JsonNode cancelled =
                here.api().post("/turns/" + turn + "/cancel", Map.of()).json();
        assertThat(cancelled.path("parts")).hasSize(1);
        assertThat(stayed.poll(5, TimeUnit.SECONDS)).isFalse();
        assertThat(stayed.poll(5, TimeUnit.SECONDS)).isFalse();
    }
}
