package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Conversations with Gemini, as they look on the wire and in the API of this server. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiConversation {
    @RegisterExtension
    final GeminiServer here;

    private String session = "";

    GeminiConversation(Api api) {
        here = GeminiServer.forConversations(api);
    }

    @BeforeEach
    void newSession() {
        session = here.api().newSession("");
    }

    private JsonNode ask(String prompt) {
        return ask(Map.of("prompt", prompt));
    }

    private JsonNode ask(Map<String, Object> turn) {
        return here.succeeded(here.api().post("/sessions/" + session + "/turns", turn));
    }

    private JsonNode ask(String prompt, byte[] picture) {
        return here.succeeded(
                here.api().multipart("/sessions/" + session + "/turns", Map.of("prompt", prompt, "image", picture)));
    }

    private Answers.Asked asked() {
        return here.gemini().asked().getLast();
    }

    private void answer(byte[] png) {
        here.gemini().next(Answers.stream(Answers.chunk(here.signed(png)), Answers.last("STOP")));
    }

    @Test
    void showsEachPictureAsSoonAsItIsThereWithItsCaption() throws Exception {
        CompletableFuture<Boolean> goOn = new CompletableFuture<>();
        here.gemini().next((asked, reply) -> {
            reply.stream();
            for (int i = 1; i <= 5; i++) {
                reply.event(Answers.chunk(Answers.text(i + ". Style number " + i + "\n")));
                reply.event(Answers.chunk(here.signed(TestPictures.png(60, 40, 10 + i))));
                goOn.join();
            }
            reply.event(Answers.last("STOP", 300, 50, 5600));
        });
        String turn = here.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                "show this room in five different styles, with a caption for each",
                                "image",
                                TestPictures.png(80, 60, 4)))
                .json()
                .path("id")
                .asString();
        JsonNode seen = here.api().get("/turns/" + turn).json();
        while (seen.path("parts").size() < 2) {
            Thread.sleep(10);
            seen = here.api().get("/turns/" + turn).json();
        }
        assertThat(seen.path("status").asString())
                .as("the first is there while the others are made")
                .isEqualTo("running");
        goOn.complete(true);

        JsonNode whole = here.api().end(turn);
        assertThat(whole.path("parts")).hasSize(10);
        for (int i = 0; i < 5; i++) {
            assertThat(whole.path("parts").path(2 * i).path("text").asString()).contains("Style number " + (i + 1));
            JsonNode picture = whole.path("parts").path(2 * i + 1);
            assertThat(picture.path("kind").asString()).isEqualTo("image");
            assertThat(picture.path("caption").asString()).isEqualTo("Style number " + (i + 1));
            assertThat(picture.path("image").path("aiLabel").asString()).isEqualTo("edited");
        }
        assertThat(whole.path("usage").path("imagesOut").asInt()).isEqualTo(5);
    }

    @Test
    void sendsNothingOfSiblingsOfABranch() {
        byte[] photo = TestPictures.png(70, 50, 20);
        byte[] left = TestPictures.png(70, 50, 21);
        answer(left);
        String root = ask("Left", photo).path("id").asString();
        answer(TestPictures.png(70, 50, 22));
        ask("Right");
        ask(Map.of("prompt", "From the left one", "parentTurnId", root));
        assertThat(asked().pictureBytes()).containsExactly(photo, left);
        assertThat(asked().text()).doesNotContain("Right");
    }

    @Test
    void sendsOptionsWhereTheModelHasThem() {
        ask(Map.of(
                "prompt",
                "Draw a fox",
                "options",
                Map.of("aspectRatio", "16:9", "resolution", "2K", "seed", 7, "temperature", 0.5, "thinking", "high")));
        assertThat(asked().option("aspectRatio")).isEqualTo("16:9");
        assertThat(asked().option("imageSize")).isEqualTo("2K");
        assertThat(asked().option("seed")).isEqualTo("7");
        assertThat(asked().option("thinkingLevel")).isEqualToIgnoringCase("high");
        assertThat(asked().option("temperature"))
                .as("deprecated for this model")
                .isEmpty();
        assertThat(asked().option("systemInstruction")).contains("edit pictures");

        ask(Map.of("prompt", "Draw a fox", "model", GeminiServer.LITE));
        assertThat(asked().option("imageSize")).isEmpty();
        assertThat(asked().option("thinkingLevel")).isEmpty();
        assertThat(asked().searches()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "resolution, 2K, does not support this resolution",
        "thinking, high, no thinking levels",
        "grounding, true, cannot search the web"
    })
    void refusesWhatTheModelDoesNotHave(String option, String value, String says) {
        ApiClient.Answer answer = here.api()
                .post(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                "Draw a fox",
                                "model",
                                GeminiServer.LITE,
                                "options",
                                Map.of(option, value.equals("true") ? (Object) true : value)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(says);
    }

    @Test
    void sendsSeveralUploadsInOneTurn() {
        List<String> ids = new ArrayList<>();
        List<byte[]> photos =
                List.of(TestPictures.png(40, 40, 41), TestPictures.png(40, 40, 42), TestPictures.jpeg(40, 40, 43));
        for (byte[] photo : photos) {
            ids.add(here.api()
                    .send(here.api()
                            .request("/images")
                            .header("Content-Type", PictureBytes.type(photo))
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(photo)))
                    .json()
                    .path("id")
                    .asString());
        }
        ask(Map.of("prompt", "Put them on one table", "imageIds", ids));
        assertThat(asked().pictureBytes()).hasSize(3).startsWith(photos.get(0), photos.get(1));
        assertThat(asked().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.items().get(3).text()).isEqualTo("Put them on one table"));
    }

    @Test
    void countsTokensByKindAndPricesThemFromTheList() {
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(here.signed(TestPictures.png(40, 40, 95))),
                        Answers.last("STOP", 1000, 100, 1120)));
        JsonNode turn = ask("Draw a fox");
        assertThat(turn.path("usage").path("inputTokens").asInt()).isEqualTo(1000);
        assertThat(turn.path("usage").path("outputTokens").asInt()).isEqualTo(1220);
        // 1000 at $1, 100 at $10, 1120 at $100 a million, as this test's settings say
        assertThat(turn.path("cost").path("amount").asString()).isEqualTo("0.114");
        assertThat(here.api()
                        .get("/sessions/" + session)
                        .json()
                        .path("cost")
                        .path("amount")
                        .asString())
                .isEqualTo("0.114");
    }

    @Test
    void asksForEachVariantInARequestOfItsOwnAndKeepsEachAsItArrives() throws Exception {
        CompletableFuture<Boolean> goOn = new CompletableFuture<>();
        here.gemini().next(variant(101, goOn, "First words."));
        here.gemini().next(variant(102, CompletableFuture.completedFuture(true), "Other words."));
        here.gemini().next(variant(103, goOn, "Last words."));
        int before = here.gemini().asked().size();
        int uploaded = here.gemini().files().uploaded();
        String id = here.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                "Make it warm",
                                "image",
                                TestPictures.noise(200, 150, 100),
                                "options",
                                "{\"variants\": 3, \"seed\": 40}"))
                .json()
                .path("id")
                .asString();
        JsonNode seen = here.api().get("/turns/" + id).json();
        while (seen.path("parts").size() < 2) {
            Thread.sleep(10);
            seen = here.api().get("/turns/" + id).json();
        }
        assertThat(seen.path("status").asString()).isEqualTo("running");
        goOn.complete(true);

        JsonNode whole = here.api().end(id);
        assertThat(whole.path("status").asString()).as(whole.toString()).isEqualTo("succeeded");
        List<String> kinds = new ArrayList<>();
        whole.path("parts").forEach(part -> kinds.add(part.path("kind").asString()));
        assertThat(kinds).containsExactly("text", "image", "text", "image", "text", "image");
        assertThat(whole.path("usage").path("imagesOut").asInt()).isEqualTo(3);
        assertThat(whole.path("usage").path("inputTokens").asInt()).isEqualTo(3000);
        assertThat(whole.path("cost").path("amount").asString()).isEqualTo("0.342");
        List<Answers.Asked> asked = here.gemini().asked().subList(before, before + 3);
        assertThat(here.gemini().asked()).hasSize(before + 3);
        assertThat(asked.stream().map(one -> one.option("seed")).toList()).containsExactlyInAnyOrder("40", "41", "42");
        assertThat(here.gemini().files().uploaded())
                .as("the photo was uploaded once, and named in each request")
                .isEqualTo(uploaded + 1);
        assertThat(whole.path("usage").path("requestBytes").asLong())
                .isGreaterThan(asked.stream().mapToLong(Answers.Asked::bytes).sum());

        ask("Make the second one red");
        assertThat(asked().messages()).hasSize(3);
        assertThat(asked().messages().get(1).pictures()).hasSize(3);
    }

    private Answers.Script variant(int number, CompletableFuture<Boolean> goOn, String words) {
        byte[] png = TestPictures.png(60, 40, number);
        return (asked, reply) -> {
            goOn.join();
            Answers.stream(
                            Answers.chunk(here.words(words)),
                            Answers.chunk(here.signed(png)),
                            Answers.last("STOP", 1000, 100, 1120))
                    .answer(asked, reply);
        };
    }

    @Test
    void asksForAsManyVariantsAsTheModelHasAtMost() {
        int before = here.gemini().asked().size();
        JsonNode turn = ask(Map.of("prompt", "Draw a fox", "options", Map.of("variants", 10)));
        assertThat(turn.path("usage").path("imagesOut").asInt()).isEqualTo(4);
        assertThat(here.gemini().asked()).hasSize(before + 4);
    }
}
