package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What goes wrong between this server and Gemini, each told in the turn, with what had come kept. */
class GeminiFailuresTest {
    private static StandIn gemini;
    private static TestServer server;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        gemini = StandIn.start();
        server = TestServer.start(gemini.settings(
                "pentimento.model.default=gemini:gemini-3.1-flash-image",
                "pentimento.model.wire.retries.first-backoff=10ms",
                "pentimento.model.wire.retries.longest-wait=3s",
                "pentimento.model.wire.first-byte=3s",
                "pentimento.model.wire.between-parts=2s",
                "pentimento.model.wire.breaker.failures=1000"));
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
        gemini.close();
    }

    @AfterEach
    void nothingWasSentThatTheVendorWouldRefuse() {
        assertThat(gemini.violations()).isEmpty();
    }

    private static JsonNode ask(String prompt) {
        return ask(prompt, "{}");
    }

    private static JsonNode ask(String prompt, String options) {
        return api.end(submit(prompt, options));
    }

    private static String submit(String prompt) {
        return submit(prompt, "{}");
    }

    private static String submit(String prompt, String options) {
        String session = api.newSession("failures");
        return api.multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", prompt, "options", options, "image", TestPictures.png(64, 48, 1)))
                .json()
                .path("id")
                .asString();
    }

    private static void assertFailed(JsonNode turn, String code, boolean retryable, String words) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("failed");
        assertThat(turn.path("error").path("code").asString()).isEqualTo(code);
        assertThat(turn.path("error").path("retryable").asBoolean()).isEqualTo(retryable);
        assertThat(turn.path("error").path("message").asString()).contains(words);
    }

    private static Answers.Said picture(int number) {
        byte[] png = TestPictures.png(80, 60, number);
        return Answers.picture(png, "image/png", gemini.signatures().sign(png));
    }

    private static void assertSucceeded(JsonNode turn, int parts) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        assertThat(turn.path("parts")).hasSize(parts);
    }

    @Test
    void aQuotaThatAsksToWaitIsWaitedForAndShown() throws InterruptedException {
        gemini.next(Answers.quota("1.2s"));
        String turn = submit("Make it blue");
        String waiting = "";
        for (int i = 0; i < 500 && waiting.isEmpty(); i++) {
            Thread.sleep(5);
            waiting = api.get("/turns/" + turn).json().path("waiting").asString("");
        }
        assertThat(waiting).contains("quota").contains("asked again in 2 seconds");
        JsonNode ended = api.end(turn);
        assertSucceeded(ended, 2);
        assertThat(ended.has("waiting")).isFalse();
    }

    @Test
    void aQuotaThatAsksForTooLongFailsTheTurnAtOnce() {
        gemini.next(Answers.quota("3600s"));
        assertFailed(ask("Make it blue"), "rate-limited", true, "wait 60 minutes");
    }

    @Test
    void aQuotaThatStaysUsedUpIsGivenUpOn() {
        for (int i = 0; i < 4; i++) {
            gemini.next(Answers.quota(null));
        }
        assertFailed(ask("Make it blue"), "rate-limited", true, "quota");
    }

    @Test
    void anOverloadedModelIsAskedAgain() {
        gemini.next(Answers.error(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));
        gemini.next(Answers.error(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));
        assertSucceeded(ask("Make it blue"), 2);
    }

    @Test
    void aModelThatStaysOverloadedIsGivenUpOn() {
        int before = gemini.asked().size();
        for (int i = 0; i < 4; i++) {
            gemini.next(Answers.error(503, "UNAVAILABLE", "The model is overloaded."));
        }
        assertFailed(ask("Make it blue"), "backend-unavailable", true, "overloaded");
        assertThat(gemini.asked()).hasSize(before + 4);
    }

    @Test
    void aServerErrorIsToldAsOne() {
        for (int i = 0; i < 4; i++) {
            gemini.next(Answers.error(500, "INTERNAL", "An internal error has occurred."));
        }
        assertFailed(ask("Make it blue"), "backend-unavailable", true, "HTTP 500");
    }

    @Test
    void aSlowFirstByteIsATimeoutAndNotAskedAgain() {
        int before = gemini.asked().size();
        gemini.next((asked, reply) -> reply.waits(Duration.ofSeconds(20)));
        assertFailed(ask("Make it blue"), "timeout", true, "took too long");
        assertThat(gemini.asked()).hasSize(before + 1);
    }

    @Test
    void silenceInTheMiddleIsATimeoutAndWhatCameIsKept() {
        gemini.next(Answers.stream(Answers.chunk(picture(7)), Duration.ofSeconds(20)));
        JsonNode turn = ask("Make it blue");
        assertFailed(turn, "timeout", true, "What had come is kept");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void aStreamThatIsCutAfterAPictureKeepsThePictureAndIsNotAskedAgain() {
        int before = gemini.asked().size();
        gemini.next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(Answers.text("Here it is.")));
            reply.event(Answers.chunk(picture(8)));
            reply.event(Answers.chunk(Answers.text("And the next")));
            Thread.sleep(100); // so that the client has read it before the connection breaks
            reply.cut();
        });
        JsonNode turn = ask("Make it blue");
        assertFailed(turn, "backend-unavailable", true, "broke off");
        assertThat(turn.path("parts")).hasSize(3);
        assertThat(gemini.asked()).hasSize(before + 1);
    }

    @Test
    void aStreamThatIsCutBeforeAnythingWasSeenIsAskedAgain() {
        gemini.next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(Answers.text("Half a sen")));
            Thread.sleep(100);
            reply.cut();
        });
        JsonNode turn = ask("Make it blue");
        assertSucceeded(turn, 2);
        assertThat(turn.path("parts").path(0).path("text").asString()).doesNotContain("Half");
    }

    @Test
    void anAnswerThatStopsWithoutAnEndIsNotTakenForWhole() {
        gemini.next(Answers.stream(Answers.chunk(picture(9))));
        JsonNode turn = ask("Make it blue");
        assertFailed(turn, "backend-unavailable", true, "broke off");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoJsonIsToldAsOne() {
        gemini.next((asked, reply) -> reply.json(200, "<html>Sign in to the hotel's network</html>"));
        assertFailed(ask("Make it blue"), "invalid-answer", true, "no answer");
        gemini.next(Answers.stream("{\"candidates\": [{]"));
        assertFailed(ask("Make it blue"), "invalid-answer", true, "no answer");
        gemini.next((asked, reply) -> reply.json(200, ""));
        assertFailed(ask("Make it blue"), "invalid-answer", true, "no answer");
    }

    @Test
    void anErrorInTheMiddleOfAStreamIsToldAsThatError() {
        gemini.next(Answers.stream(
                Answers.chunk(picture(10)),
                Answers.errorBody(503, "UNAVAILABLE", "The model is overloaded.", java.util.List.of())));
        JsonNode turn = ask("Make it blue");
        assertFailed(turn, "backend-unavailable", true, "overloaded");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void aPictureThatIsNoneIsToldAndWhatCameBeforeIsKept() {
        gemini.next(Answers.stream(
                Answers.chunk(picture(11)),
                Answers.chunk(Answers.picture(
                        "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8), "image/png", "c2ln"))));
        JsonNode turn = ask("Make it blue");
        assertFailed(turn, "invalid-answer", true, "picture cannot be used");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void aPictureOfAnotherTypeThanItSaysIsTakenForWhatItIs() {
        byte[] jpeg = TestPictures.jpeg(80, 60, 12);
        gemini.next(Answers.stream(
                Answers.chunk(
                        Answers.picture(jpeg, "image/png", gemini.signatures().sign(jpeg))),
                Answers.last("STOP", 10, 0, 1120)));
        JsonNode turn = ask("Make it blue");
        assertSucceeded(turn, 1);
        assertThat(turn.path("parts").path(0).path("image").path("mediaType").asString())
                .isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @CsvSource({
        "SAFETY,safety",
        "OTHER,gave no reason",
        "BLOCKLIST,not allowed",
        "PROHIBITED_CONTENT,not allowed",
        "IMAGE_SAFETY,picture of this turn",
        "JAILBREAK,safety"
    })
    void aPromptThatIsBlockedIsToldInPlainWords(String reason, String words) {
        gemini.next(Answers.stream(Answers.blocked(reason)));
        assertFailed(ask("Make it blue"), "prompt-blocked", false, words);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE_SAFETY,prompt-blocked,false",
        "IMAGE_PROHIBITED_CONTENT,prompt-blocked,false",
        "IMAGE_RECITATION,prompt-blocked,false",
        "SAFETY,prompt-blocked,false",
        "RECITATION,prompt-blocked,false",
        "PROHIBITED_CONTENT,prompt-blocked,false",
        "BLOCKLIST,prompt-blocked,false",
        "SPII,prompt-blocked,false",
        "NO_IMAGE,invalid-answer,true",
        "IMAGE_OTHER,invalid-answer,true",
        "OTHER,invalid-answer,true",
        "MALFORMED_FUNCTION_CALL,invalid-answer,true",
        "UNEXPECTED_TOOL_CALL,invalid-answer,true",
        "MALFORMED_RESPONSE,invalid-answer,true",
        "A_REASON_OF_NEXT_YEAR,invalid-answer,true",
        "MAX_TOKENS,invalid-answer,false",
        "LANGUAGE,invalid-request,false"
    })
    void anEndingWithoutAPictureIsToldAndWhatCameIsKept(String reason, String code, boolean retryable) {
        gemini.next(Answers.stream(Answers.chunk(Answers.text("I tried.")), Answers.last(reason)));
        JsonNode turn = ask("Make it blue");
        assertFailed(turn, code, retryable, "Gemini 3.1 Flash Image");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void wordsWhereAPictureWasAskedForAreToldAndKept() {
        gemini.next(Answers.stream(Answers.chunk(Answers.text("The sky is blue now.")), Answers.last("STOP")));
        JsonNode turn = ask("Make the sky blue");
        assertFailed(turn, "invalid-answer", true, "words only");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void aQuestionIsAnsweredInWordsAndThatIsNoError() {
        gemini.next(Answers.stream(Answers.chunk(Answers.text("A gradient.")), Answers.last("STOP", 10, 5, 0)));
        assertSucceeded(ask("What is in this picture?"), 1);
    }

    @Test
    void aVagueRequestMayBeAskedBackAboutAndThatIsNoError() {
        gemini.next(
                Answers.stream(Answers.chunk(Answers.text("Smaller, or fewer things in it?")), Answers.last("STOP")));
        JsonNode turn = ask("make it nano");
        assertSucceeded(turn, 1);
        assertThat(gemini.asked().getLast().prompt()).isEqualTo("make it nano");
    }

    @Test
    void anAnswerWithNothingInItIsAFailure() {
        gemini.next(Answers.stream(Answers.last("STOP")));
        assertFailed(ask("Make it blue"), "invalid-answer", true, "nothing at all");
    }

    @Test
    void cancellingBeforeTheFirstByteClosesTheConnection() throws Exception {
        CompletableFuture<Boolean> stayed = new CompletableFuture<>();
        CompletableFuture<Boolean> arrived = new CompletableFuture<>();
        gemini.next((asked, reply) -> {
            arrived.complete(true);
            stayed.complete(reply.waits(Duration.ofMillis(1400)));
        });
        String turn = submit("Make it blue");
        arrived.get(10, TimeUnit.SECONDS);
        assertThat(api.post("/turns/" + turn + "/cancel", Map.of()).status()).isEqualTo(200);
        assertThat(stayed.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void cancellingBetweenPartsClosesTheConnectionAndKeepsWhatCame() throws Exception {
        CompletableFuture<Boolean> stayed = new CompletableFuture<>();
        gemini.next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(picture(13)));
            stayed.complete(reply.waits(Duration.ofMillis(700)));
        });
        String turn = submit("Make it blue");
        while (api.get("/turns/" + turn).json().path("parts").isEmpty()) {
            Thread.sleep(5);
        }
        JsonNode cancelled = api.post("/turns/" + turn + "/cancel", Map.of()).json();
        assertThat(cancelled.path("parts")).hasSize(1);
        assertThat(stayed.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aVariantThatIsHeldBackIsToldAndTheOthersAreKept() {
        gemini.next(Answers.stream(Answers.chunk(picture(14)), Answers.last("STOP", 10, 0, 1120)));
        gemini.next(Answers.stream(Answers.last("IMAGE_SAFETY")));
        JsonNode turn = ask("Make it blue", "{\"variants\": 2}");
        assertFailed(turn, "prompt-blocked", false, "1 of 2 variants came, and are kept.");
        assertThat(turn.path("error").path("message").asString()).contains("safety");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void cancellingClosesTheConnectionsOfAllVariantsAndKeepsThoseThatCame() throws Exception {
        java.util.concurrent.LinkedBlockingQueue<Boolean> stayed = new java.util.concurrent.LinkedBlockingQueue<>();
        Answers.Script slow = (asked, reply) -> stayed.add(reply.waits(Duration.ofSeconds(10)));
        gemini.next(slow);
        gemini.next(Answers.stream(Answers.chunk(picture(15)), Answers.last("STOP")));
        gemini.next(slow);
        String turn = submit("Make it blue", "{\"variants\": 3}");
        while (api.get("/turns/" + turn).json().path("parts").isEmpty()) {
            Thread.sleep(5);
        }
        JsonNode cancelled = api.post("/turns/" + turn + "/cancel", Map.of()).json();
        assertThat(cancelled.path("parts")).hasSize(1);
        assertThat(stayed.poll(5, TimeUnit.SECONDS)).isFalse();
        assertThat(stayed.poll(5, TimeUnit.SECONDS)).isFalse();
    }
}
