package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Conversations with Gemini, as they look on the wire and in the API. */
class GeminiConversationTest {
    private static final String FLASH = "gemini:gemini-3.1-flash-image";
    private static final String PRO = "gemini:gemini-3-pro-image";

    @RegisterExtension
    static final GeminiServer here = new GeminiServer(
            "pentimento.model.default=" + FLASH,
            "pentimento.model.gemini.files.from=20KB",
            "pentimento.model.gemini.files.renew-before=0s");

    private String session = "";

    @BeforeEach
    void newSession() {
        session = here.api().newSession("");
        here.gemini().files().live(Duration.ofDays(2));
        here.gemini().files().down(false);
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

    private static Answers.Said signed(byte[] png) {
        return Answers.picture(png, "image/png", here.gemini().signatures().sign(png));
    }

    private static List<byte[]> pictures(Answers.Asked asked) {
        return asked.pictures().stream().map(GeminiRules.Sent::bytes).toList();
    }

    @Test
    void whatWasSaidGoesBackByteForByteAndThoughtsDoNot() {
        byte[] sketch = TestPictures.png(50, 50, 1);
        byte[] first = TestPictures.png(50, 50, 2);
        byte[] second = TestPictures.png(50, 50, 3);
        String signature = here.gemini().signatures().sign("Here ");
        String end = here.gemini().signatures().sign("");
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(Answers.thought(Answers.text("The user wants…"))),
                        Answers.chunk(Answers.thought(Answers.picture(sketch, "image/png", null))),
                        Answers.chunk(Answers.text("Here ", signature)),
                        Answers.chunk(Answers.text("is one")),
                        Answers.chunk(Answers.text(":"), signed(first)),
                        Answers.chunk(Answers.text("And another."), signed(second)),
                        Answers.chunk(Answers.text("", end)),
                        Answers.last("STOP", 400, 20, 2240)));
        JsonNode turn = ask("Draw two foxes");
        assertThat(turn.path("parts")).hasSize(4);
        assertThat(turn.path("parts").path(0).path("text").asString()).isEqualTo("Here is one:");
        assertThat(turn.path("parts").path(2).path("text").asString()).isEqualTo("And another.");
        assertThat(turn.toString()).doesNotContain("The user wants");

        ask("Make the second one red");
        JsonNode contents = here.gemini().asked().getLast().request().path("contents");
        assertThat(contents).hasSize(3);
        List<String> said = new ArrayList<>();
        for (JsonNode part : contents.path(1).path("parts")) {
            said.add((part.has("text") ? part.path("text").asString() : "picture") + "|"
                    + part.path("thoughtSignature").asString("-"));
        }
        assertThat(contents.path(1).path("role").asString()).isEqualTo("model");
        assertThat(said).hasSize(6);
        assertThat(said.get(0)).isEqualTo("Here |" + signature);
        assertThat(said.get(1)).isEqualTo("is one:|-");
        assertThat(said.get(5)).isEqualTo("|" + end);
        assertThat(pictures(here.gemini().asked().getLast())).containsExactly(first, second);
    }

    @Test
    void fiveStylesComeAsFiveCaptionedPicturesEachAsSoonAsItIsThere() throws Exception {
        List<Object> pieces = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            pieces.add(Answers.chunk(Answers.text(i + ". Style number " + i + "\n")));
            pieces.add(Answers.chunk(signed(TestPictures.png(60, 40, 10 + i))));
            pieces.add(Duration.ofMillis(i == 1 ? 3000 : 50));
        }
        pieces.add(Answers.last("STOP", 300, 50, 5600));
        here.gemini().next(Answers.stream(pieces.toArray()));
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
    void aBranchSendsNothingOfItsSiblings() {
        byte[] photo = TestPictures.png(70, 50, 20);
        byte[] left = TestPictures.png(70, 50, 21);
        byte[] right = TestPictures.png(70, 50, 22);
        here.gemini().next(Answers.stream(Answers.chunk(signed(left)), Answers.last("STOP")));
        String root = ask("Left", photo).path("id").asString();
        here.gemini().next(Answers.stream(Answers.chunk(signed(right)), Answers.last("STOP")));
        ask("Right");
        ask(Map.of("prompt", "From the left one", "parentTurnId", root));
        assertThat(pictures(here.gemini().asked().getLast())).containsExactly(photo, left);
        assertThat(here.gemini().asked().getLast().request().toString()).doesNotContain("Right");
    }

    @Test
    void anotherModelGetsThePictureAsThePersonsAndNoForeignSignature() {
        byte[] made = TestPictures.png(70, 50, 31);
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(
                                Answers.text("Done.", here.gemini().signatures().sign("Done.")), signed(made)),
                        Answers.last("STOP")));
        ask("Make it warm", TestPictures.png(70, 50, 30));
        JsonNode turn = ask(Map.of("prompt", "Sharpen it", "model", PRO));
        assertThat(turn.path("model").asString()).isEqualTo(PRO);
        Answers.Asked asked = here.gemini().asked().getLast();
        assertThat(asked.model()).isEqualTo("gemini-3-pro-image");
        assertThat(asked.request().toString()).doesNotContain("thoughtSignature");
        assertThat(pictures(asked)).anyMatch(sent -> PictureBytes.samePixels(sent, made));
        JsonNode contents = asked.request().path("contents");
        assertThat(contents.path(1).path("parts"))
                .allSatisfy(part -> assertThat(part.has("text")).isTrue());
    }

    @Test
    void optionsGoWhereTheModelHasThem() {
        ask(Map.of(
                "prompt",
                "Draw a fox",
                "options",
                Map.of("aspectRatio", "16:9", "resolution", "2K", "seed", 7, "temperature", 0.5)));
        JsonNode generation = here.gemini().asked().getLast().request().path("generationConfig");
        assertThat(generation.path("imageConfig").path("aspectRatio").asString())
                .isEqualTo("16:9");
        assertThat(generation.path("imageConfig").path("imageSize").asString()).isEqualTo("2K");
        assertThat(generation.path("seed").asInt()).isEqualTo(7);
        assertThat(generation.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(here.gemini()
                        .asked()
                        .getLast()
                        .request()
                        .path("systemInstruction")
                        .toString())
                .contains("edit pictures");

        ask(Map.of(
                "prompt",
                "Draw a fox",
                "model",
                "gemini:gemini-2.5-flash-image",
                "options",
                Map.of("resolution", "2K")));
        assertThat(here.gemini()
                        .asked()
                        .getLast()
                        .request()
                        .path("generationConfig")
                        .has("imageConfig"))
                .isFalse();
    }

    @Test
    void severalUploadsAreComposedInOneTurn() {
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
        assertThat(pictures(here.gemini().asked().getLast())).hasSize(3).startsWith(photos.get(0), photos.get(1));
        JsonNode parts = here.gemini()
                .asked()
                .getLast()
                .request()
                .path("contents")
                .path(0)
                .path("parts");
        assertThat(parts.path(3).path("text").asString()).isEqualTo("Put them on one table");
    }

    @Test
    void anAnswerThatIsContinuedInAnotherRequestIsOneAnswer() {
        String token = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(signed(TestPictures.png(40, 40, 90))), Answers.toBeContinued(token)));
        here.gemini().next(Answers.stream(Answers.chunk(signed(TestPictures.png(40, 40, 91))), Answers.last("STOP")));
        JsonNode turn = ask("Draw two foxes");
        assertThat(turn.path("parts")).hasSize(2);
        assertThat(here.gemini()
                        .asked()
                        .getLast()
                        .request()
                        .path("continuationToken")
                        .asString())
                .isEqualTo(token);
    }

    @Test
    void tokensAreCountedByKindAndPricedFromTheList() {
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(signed(TestPictures.png(40, 40, 95))), Answers.last("STOP", 1000, 100, 1120)));
        JsonNode turn = ask("Draw a fox");
        assertThat(turn.path("usage").path("inputTokens").asInt()).isEqualTo(1000);
        assertThat(turn.path("usage").path("outputTokens").asInt()).isEqualTo(1220);
        // 1000 at $0.50, 100 at $3, 1120 at $60 a million
        assertThat(turn.path("cost").path("amount").asString()).isEqualTo("0.068");
        assertThat(here.api()
                        .get("/sessions/" + session)
                        .json()
                        .path("cost")
                        .path("amount")
                        .asString())
                .isEqualTo("0.068");
    }

    @Test
    void variantsAreAnswersOfTheirOwnRequestsEachDurableAsItArrives() throws Exception {
        java.util.concurrent.CompletableFuture<Boolean> goOn = new java.util.concurrent.CompletableFuture<>();
        here.gemini().next(variant(101, goOn, "First words."));
        here.gemini().next(variant(102, java.util.concurrent.CompletableFuture.completedFuture(true), "Other words."));
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
        assertThat(whole.path("cost").path("amount").asString()).isEqualTo("0.204");
        List<Answers.Asked> asked = here.gemini().asked().subList(before, before + 3);
        assertThat(here.gemini().asked()).hasSize(before + 3);
        assertThat(asked.stream()
                        .map(one -> one.request()
                                .path("generationConfig")
                                .path("seed")
                                .asInt())
                        .toList())
                .containsExactlyInAnyOrder(40, 41, 42);
        assertThat(here.gemini().files().uploaded())
                .as("the photo was uploaded once, and named in each request")
                .isEqualTo(uploaded + 1);
        assertThat(whole.path("usage").path("requestBytes").asLong())
                .isGreaterThan(asked.stream().mapToLong(Answers.Asked::bytes).sum());

        ask("Make the second one red");
        assertThat(here.gemini().asked().getLast().request().path("contents")).hasSize(3);
    }

    private static Answers.Script variant(
            int number, java.util.concurrent.CompletableFuture<Boolean> goOn, String words) {
        byte[] png = TestPictures.png(60, 40, number);
        return (asked, reply) -> {
            goOn.join();
            Answers.stream(
                            Answers.chunk(Answers.text(
                                    words, here.gemini().signatures().sign(words))),
                            Answers.chunk(signed(png)),
                            Answers.last("STOP", 1000, 100, 1120))
                    .answer(asked, reply);
        };
    }

    @Test
    void asManyVariantsAsTheModelHasAreAskedForAtMost() {
        int before = here.gemini().asked().size();
        JsonNode turn = ask(Map.of("prompt", "Draw a fox", "options", Map.of("variants", 10)));
        assertThat(turn.path("usage").path("imagesOut").asInt()).isEqualTo(4);
        assertThat(here.gemini().asked()).hasSize(before + 4);
    }
}
