package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.LITE;
import static app.pentimento.standin.GeminiServer.NANO;
import static app.pentimento.standin.GeminiServer.PRO;
import static app.pentimento.standin.GeminiServer.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestPictures;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * What is repeated to a model of what was said before: as its own only what it said and signed itself, byte for byte, and
 * all else as a story in the person's words. The stand-in refuses anything else.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiRepetition {
    private static final String STORY = "What happened before in this conversation, retold:";
    private static final String REFUSED =
            "Image part is missing a thought_signature in content position 2, part position 1.";

    @RegisterExtension
    final GeminiServer here;

    private final boolean wholeSteps;
    private String session = "";

    GeminiRepetition(Api api) {
        here = GeminiServer.forConversations(api);
        wholeSteps = api == Api.INTERACTIONS;
    }

    @BeforeEach
    void newSession() {
        session = here.api().newSession("");
    }

    private JsonNode ask(String prompt) {
        return ask(prompt, NANO);
    }

    private JsonNode ask(String prompt, String model) {
        return here.succeeded(
                here.api().post("/sessions/" + session + "/turns", Map.of("prompt", prompt, "model", model)));
    }

    private JsonNode ask(String prompt, byte[] picture) {
        return here.succeeded(
                here.api().multipart("/sessions/" + session + "/turns", Map.of("prompt", prompt, "image", picture)));
    }

    private Answers.Asked asked() {
        return here.gemini().asked().getLast();
    }

    private void answer(Answers.LocalizedMessage... parts) {
        here.gemini().next(Answers.stream(Answers.chunk(parts), Answers.last("STOP", 400, 20, 1120)));
    }

    private JsonNode context(JsonNode turn) {
        return here.api()
                .get("/turns/" + turn.path("id").asString() + "/context")
                .json();
    }

    @Test
    void repeatsAnAnswerByteForByteAndShowsNoThoughts() {
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
                        Answers.chunk(Answers.text(":"), here.signed(first)),
                        Answers.chunk(Answers.text("And another."), here.signed(second)),
                        Answers.chunk(Answers.text("", end)),
                        Answers.last("STOP", 400, 20, 2240)));
        JsonNode turn = ask("Draw two foxes");
        assertThat(turn.path("parts")).hasSize(4);
        assertThat(turn.path("parts").path(0).path("text").asString()).isEqualTo("Here is one:");
        assertThat(turn.path("parts").path(2).path("text").asString()).isEqualTo("And another.");
        assertThat(turn.toString()).doesNotContain("The user wants");

        ask("Make the second one red");
        assertThat(asked().messages()).hasSize(3);
        Answers.Message said = asked().messages().get(1);
        assertThat(said.role()).isEqualTo("model");
        assertThat(said.signatures()).contains(signature, end);
        assertThat(said.pictures()).containsExactly(first, second);
        if (wholeSteps) {
            assertThat(said.texts()).containsExactly("Here is one:", "And another.");
            assertThat(said.items())
                    .as("thoughts go back, too: the stand-in has compared them")
                    .filteredOn(item -> item.kind().equals("thought"))
                    .hasSizeGreaterThan(4);
        } else {
            assertThat(said.texts()).containsExactly("Here ", "");
            assertThat(asked().messages().get(2).texts().getFirst())
                    .as("what it did not sign")
                    .isEqualTo("You also said: is one:And another.");
        }
    }

    @Test
    void tellsTurnsWhosePicturesAreLeftOutAsAStory() {
        ask("Make it warm", TestPictures.png(70, 50, 30));
        for (int i = 2; i <= 7; i++) {
            ask("Turn number " + i);
        }
        List<Answers.Message> messages = asked().messages();
        assertThat(messages.getFirst().texts())
                .contains(STORY, "The person asked: Make it warm", "[A picture was made; it is left out.]");
        assertThat(messages.stream().filter(message -> message.role().equals("model")))
                .as("the newer turns are repeated")
                .hasSizeGreaterThan(1)
                .allSatisfy(message -> assertThat(message.signatures()).isNotEmpty());
    }

    @Test
    void tellsAnotherModelsTurnAsAStoryWithThePictureAsThePersons() {
        byte[] made = TestPictures.png(70, 50, 31);
        answer(here.words("Done."), here.signed(made));
        ask("Make it warm", TestPictures.png(70, 50, 30));
        JsonNode turn = ask("Sharpen it", PRO);
        assertThat(turn.path("model").asString()).isEqualTo(PRO);
        assertThat(asked().model()).isEqualTo("gemini-3-pro-image");
        assertThat(asked().messages()).singleElement().satisfies(message -> {
            assertThat(message.role()).isEqualTo("user");
            assertThat(message.texts()).contains(STORY, "The answer was: Done.", "The picture that was made:");
            assertThat(message.signatures()).isEmpty();
            assertThat(message.pictures()).anyMatch(sent -> PictureBytes.samePixels(sent, made));
        });
    }

    @Test
    void repeatsItsOwnTurnsAndTellsThoseOfOthersBetweenThem() {
        byte[] first = TestPictures.png(70, 50, 32);
        answer(here.signed(first));
        ask("One", TestPictures.png(70, 50, 33));
        ask("black and white", "builtin:studio");
        ask("Two", LITE);
        ask("Three");
        assertThat(asked().messages()).hasSize(3);
        assertThat(asked().messages().get(1).pictures()).containsExactly(first);
        assertThat(asked().messages().get(2).texts())
                .contains(STORY, "The person asked: black and white", "The person asked: Two", "Three");
    }

    @Test
    void returnsASignatureOfMoreThanAMegabyte() {
        byte[] png = TestPictures.png(70, 50, 34);
        String signature = here.gemini().signatures().sign(png, 1_300_000);
        answer(Answers.picture(png, "image/png", signature));
        ask("Draw a fox");
        ask("Again");
        assertThat(asked().messages().get(1).signatures()).contains(signature);
        assertThat(Base64.getDecoder().decode(signature)).hasSizeGreaterThan(1_000_000);
    }

    @Test
    void keepsAPictureOfAnotherTypeThanTheModelSaysAndReturnsItAsItCame() {
        byte[] jpeg = TestPictures.jpeg(80, 60, 12);
        answer(Answers.picture(jpeg, "image/png", here.gemini().signatures().sign(jpeg)));
        JsonNode turn = ask("Make it blue");
        assertThat(turn.at("/parts/0/image/mediaType").asString()).isEqualTo("image/jpeg");
        ask("Again");
        assertThat(asked().messages().get(1).pictures()).containsExactly(jpeg);
    }

    @Test
    void retellsTheConversationOnceInTheSameTurnWhenASignatureIsRefused() {
        ask("Draw a fox");
        int before = here.gemini().asked().size();
        here.gemini().next(Answers.error(400, "INVALID_ARGUMENT", REFUSED));
        JsonNode turn = ask("Make it red");
        assertThat(here.gemini().asked()).hasSize(before + 2);
        assertThat(here.gemini().asked().get(before).messages()).hasSize(3);
        assertThat(asked().messages())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.texts()).contains(STORY, "The person asked: Draw a fox", "Make it red"));
        assertThat(context(turn).path("way").asString()).isEqualTo("retold");
        ask("And blue");
        assertThat(asked().messages().stream().map(Answers.Message::role))
                .as("the next turn repeats again")
                .contains("model");
    }

    @Test
    void doesNotRetellASecondTime() {
        ask("Draw a fox");
        int before = here.gemini().asked().size();
        here.gemini().next(Answers.error(400, "INVALID_ARGUMENT", REFUSED));
        here.gemini().next(Answers.error(400, "INVALID_ARGUMENT", REFUSED));
        JsonNode turn = here.api()
                .end(here.api()
                        .post("/sessions/" + session + "/turns", Map.of("prompt", "Make it red"))
                        .json()
                        .path("id")
                        .asString());
        assertFailed(turn, "invalid-request", false, "thought_signature");
        assertThat(here.gemini().asked()).hasSize(before + 2);
    }

    @Test
    void repeatsNothingOfAnAnswerThatDidNotComeToItsEnd() {
        byte[] half = TestPictures.png(70, 50, 35);
        here.gemini().next(Answers.stream(Answers.chunk(here.words("Look"), here.signed(half)), Answers.last("OTHER")));
        JsonNode failed = here.api()
                .end(here.api()
                        .post("/sessions/" + session + "/turns", Map.of("prompt", "Draw a fox"))
                        .json()
                        .path("id")
                        .asString());
        assertThat(failed.path("parts")).hasSize(2);
        ask("Go on");
        assertThat(asked().pictures()).as("the picture is there all the same").hasSize(1);
        if (wholeSteps) {
            assertThat(asked().messages()).hasSize(1);
        }
    }

    @Test
    void goesOnWithAnAnswerThatIsContinuedInAnotherRequestAndRepeatsItWhole() {
        String token = Base64.getEncoder().encodeToString(new byte[] {1, 2, (byte) session.hashCode()});
        byte[] first = TestPictures.png(40, 40, 90);
        byte[] second = TestPictures.png(40, 40, 91);
        here.gemini().next(Answers.stream(Answers.chunk(here.signed(first)), Answers.toBeContinued(token)));
        answer(here.signed(second));
        JsonNode turn = ask("Draw two foxes");
        assertThat(turn.path("parts")).hasSize(2);
        assertThat(asked().request()
                        .path(wholeSteps ? "continuation_token" : "continuationToken")
                        .asString())
                .isEqualTo(token);
        ask("Another");
        assertThat(asked().messages().get(1).pictures()).containsExactly(first, second);
    }
}
