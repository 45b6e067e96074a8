package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.NANO;
import static app.pentimento.standin.GeminiServer.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Conversations that Google keeps, where the operator chose that it does; and that it forgets them. */
class StoredConversationTest {
    private static final String STORE = "pentimento.model.gemini.store=true";
    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();

    @RegisterExtension
    static final GeminiServer here =
            new GeminiServer(Api.INTERACTIONS, STORE, "pentimento.model.gemini.files.enabled=false");

    private String session = "";

    @BeforeEach
    void newSession() {
        session = here.api().newSession("");
    }

    private JsonNode ask(Map<String, Object> turn) {
        return here.succeeded(here.api().post("/sessions/" + session + "/turns", turn));
    }

    private JsonNode ask(String prompt) {
        return ask(Map.of("prompt", prompt, "model", NANO));
    }

    private JsonNode askWithPhoto(String prompt) {
        return here.succeeded(here.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", prompt, "model", NANO, "image", TestPictures.noise(100, 80, 1))));
    }

    private static Answers.Asked asked() {
        return here.gemini().asked().getLast();
    }

    private static String previous() {
        return asked().request().path("previous_interaction_id").asString("");
    }

    private static JsonNode context(JsonNode turn) {
        return here.api()
                .get("/turns/" + turn.path("id").asString() + "/context")
                .json();
    }

    private static void eventually(String what, BooleanSupplier reached) {
        long began = System.nanoTime();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime() - began).as(what).isLessThan(PATIENCE);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void sendsOnlyWhatIsNewAndTheInstructionAndOptionsAgain() {
        askWithPhoto("Make it warm");
        assertThat(asked().request().path("store").asBoolean()).isTrue();
        assertThat(previous()).isEmpty();
        JsonNode second = ask(
                Map.of("prompt", "Warmer", "model", NANO, "options", Map.of("thinking", "high", "grounding", true)));
        assertThat(here.gemini().answers().kept(previous())).isNotNull();
        assertThat(asked().pictures()).isEmpty();
        assertThat(asked().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.texts()).containsExactly("Warmer"));
        assertThat(asked().option("systemInstruction")).contains("edit pictures");
        assertThat(asked().option("thinkingLevel")).isEqualTo("high");
        assertThat(asked().searches()).isTrue();
        JsonNode context = context(second);
        assertThat(context.path("way").asString()).isEqualTo("continued");
        assertThat(context.path("kept").asString()).isEqualTo("conversation");
        assertThat(context.at("/entries/0/extent").asString()).isEqualTo("held");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerIsMadeFromWhatTheVendorKeepsTooAlsoWhereItIsNotSentAgain(boolean pictureInBetween) {
        String aiMade = upload(content(ask("Draw a fox")));
        List<String> photos = IntStream.range(0, 6)
                .mapToObj(i -> upload(TestPictures.png(100, 80, 40 + i)))
                .toList();
        session = here.api().newSession("");
        ask(Map.of("prompt", "Put it into a frame", "model", NANO, "imageIds", List.of(aiMade)));
        if (!pictureInBetween) {
            here.gemini().next(Answers.stream(Answers.chunk(here.words("The second.")), Answers.last("STOP")));
        }
        ask(Map.of("prompt", "Which of these is best?", "model", NANO, "imageIds", photos));
        JsonNode made = ask(Map.of("prompt", "Warmer", "model", NANO, "imageIds", List.of(aiMade)));

        assertThat(previous()).isNotEmpty();
        assertThat(ApiClient.picture(made).path("aiLabel").asString()).isEqualTo("edited");
    }

    private static byte[] content(JsonNode turn) {
        return here.api()
                .get(ApiClient.picture(turn).path("contentUrl").asString().replace("/api/v1", ""))
                .response()
                .body();
    }

    private static String upload(byte[] picture) {
        return here.api()
                .send(here.api()
                        .request("/images")
                        .header("Content-Type", "image/png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture)))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void continuesABranchFromItsOwnTurn() {
        JsonNode root = askWithPhoto("Make it warm");
        ask("Left");
        String rootId = previous();
        ask("Left again");
        String leftId = previous();
        ask(Map.of(
                "prompt",
                "Right",
                "model",
                NANO,
                "parentTurnId",
                root.path("id").asString()));
        assertThat(previous()).isEqualTo(rootId).isNotEqualTo(leftId);
    }

    @Test
    void tellsWhatOthersDidSinceAndSendsTheirPicture() {
        askWithPhoto("Make it warm");
        ask(Map.of("prompt", "black and white", "model", "builtin:studio"));
        ask("Brighter");
        assertThat(previous()).isNotEmpty();
        assertThat(asked().messages()).singleElement().satisfies(message -> {
            assertThat(message.texts()).contains("The person asked: black and white", "Brighter");
            assertThat(message.pictures()).hasSize(1);
        });
    }

    @Test
    void repeatsTheConversationWhereTheVendorHasForgottenIt() {
        askWithPhoto("Make it warm");
        here.gemini().answers().forgetAll();
        JsonNode turn = ask("Warmer");
        assertThat(here.gemini().violations()).singleElement().asString().contains("Result not found");
        here.gemini().forgiveViolations();
        assertThat(previous()).isEmpty();
        assertThat(asked().messages()).hasSize(3);
        assertThat(context(turn).path("way").asString()).isEqualTo("repeated");
        ask("Still warmer");
        assertThat(previous()).as("and goes on from there").isNotEmpty();
    }

    @Test
    void repeatsTheConversationWhereTheStreamSaysThatItIsForgotten() {
        for (Answers.Script forgotten : List.of(
                Answers.stream(new Answers.Failure(
                        404, "NOT_FOUND", "Failed to get completed interaction: Result not found.")),
                Answers.error(400, "INVALID_ARGUMENT", "Invalid previous_interaction_id."),
                Answers.error(410, "expired", "The interaction has expired."))) {
            ask("Draw a fox");
            here.gemini().next(forgotten);
            ask("Make it red");
            assertThat(previous()).isEmpty();
            assertThat(asked().messages().size()).isGreaterThan(1);
        }
    }

    @Test
    void takesARetiredModelForNoForgottenConversation() {
        here.gemini().models().offer("gemini-short-lived-image", "gemini-nano-banana-2.1");
        here.api().post("/models/check", Map.of());
        ask(Map.of("prompt", "Draw a fox", "model", GeminiServer.SHORT_LIVED));
        here.gemini().models().retire("gemini-short-lived-image");
        JsonNode turn = here.api()
                .end(here.api()
                        .post(
                                "/sessions/" + session + "/turns",
                                Map.of("prompt", "Red", "model", GeminiServer.SHORT_LIVED))
                        .json()
                        .path("id")
                        .asString());
        assertFailed(turn, "model-retired", false, "");
        assertThat(here.gemini().violations()).as("asked once").hasSize(1);
        here.gemini().forgiveViolations();
    }

    @Test
    void hasTheVendorForgetADeletedTurnAndADeletedSession() {
        askWithPhoto("Make it warm");
        JsonNode second = ask("Warmer");
        String first = previous();
        String newest = here.gemini().answers().newest();
        assertThat(here.api().delete("/turns/" + second.path("id").asString()).status())
                .isEqualTo(204);
        eventually("the turn's answer is deleted", () -> here.gemini().answers().kept(newest) == null);
        assertThat(here.gemini().answers().kept(first))
                .as("the turn before it is still there")
                .isNotNull();
        here.api().delete("/sessions/" + session);
        eventually(
                "the session's answers are deleted",
                () -> here.gemini().answers().kept(first) == null);
    }

    @Test
    void hasTheVendorForgetACancelledAndAFailedTurn() throws Exception {
        CompletableFuture<String> id = new CompletableFuture<>();
        here.gemini().next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(here.picture(1)));
            id.complete(here.gemini().answers().newest());
            reply.waits(Duration.ofSeconds(60));
        });
        String turn = here.submit("Make it blue");
        while (here.api().get("/turns/" + turn).json().path("parts").isEmpty()) {
            Thread.sleep(5);
        }
        assertThat(here.gemini().answers().kept(id.get())).isNotNull();
        here.api().post("/turns/" + turn + "/cancel", Map.of());
        eventually(
                "the cancelled answer is deleted",
                () -> here.gemini().answers().deleted().contains(id.join()));

        here.gemini().next(Answers.stream(Answers.chunk(here.picture(2)), Answers.last("IMAGE_SAFETY")));
        here.ask("Make it blue");
        String failed = here.gemini().answers().newest();
        eventually(
                "the failed answer is deleted",
                () -> here.gemini().answers().deleted().contains(failed));
    }

    @Test
    void hasTheVendorForgetAnswersThatNoTurnGoesOnFrom() {
        int before = here.gemini().answers().deleted().size();
        ask(Map.of("prompt", "Draw a fox", "model", NANO, "options", Map.of("variants", 3)));
        eventually(
                "variants are deleted", () -> here.gemini().answers().deleted().size() == before + 3);
        ask("Make the second one red");
        assertThat(previous()).isEmpty();
        assertThat(asked().messages()).hasSize(3);
    }

    @Test
    void triesAgainToDeleteAlsoAfterARestart() {
        try (TestServer other = here.another()) {
            ApiClient api = other.api();
            String mine = api.newSession("");
            String turn = api.post("/sessions/" + mine + "/turns", Map.of("prompt", "Draw a fox", "model", NANO))
                    .json()
                    .path("id")
                    .asString();
            assertThat(api.end(turn).path("status").asString()).isEqualTo("succeeded");
            String id = here.gemini().answers().newest();
            here.gemini().answers().refuseToDelete(true);
            int refused = here.gemini().answers().refusedDeletions();
            api.delete("/sessions/" + mine);
            eventually("it is tried", () -> here.gemini().answers().refusedDeletions() > refused);
            other.stop();
            here.gemini().answers().refuseToDelete(false);
            other.startAgain();
            eventually("it is deleted", () -> here.gemini().answers().deleted().contains(id));
        } finally {
            here.gemini().answers().refuseToDelete(false);
        }
    }
}
