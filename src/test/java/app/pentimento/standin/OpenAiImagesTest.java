package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.IMAGES;
import static app.pentimento.standin.OpenAiServer.assertFailed;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Pictures through OpenAI's images API: what is asked, and what is made of the answers. */
class OpenAiImagesTest {
    @RegisterExtension
    static final OpenAiServer here = new OpenAiServer(
            OpenAiStandIn.Kind.OPENAI,
            "/v1",
            "pentimento.model.catalog[gpt-image-2.6-sunburst].options.moderation=low",
            "pentimento.model.catalog[gpt-image-2.6-sunburst].options.quality=high");

    private static final String FLARE = "openai:gpt-image-2.5-flare";
    private static final String SUNBURST = "openai:gpt-image-2.6-sunburst";

    @AfterEach
    void takesEverythingAgain() {
        here.openAi().takesEverything();
    }

    @ParameterizedTest
    @CsvSource({
        "1:1,,1024x1024",
        "16:9,,1280x720",
        "16:9,2K,2816x1584",
        "16:9,4K,3840x2160",
        "9:16,4K,2160x3840",
        "1:1,4K,2880x2880",
        "3:1,,1776x592",
        "21:9,1K,1568x672"
    })
    void asksForAsManyPixelsAsTheRatioAndTheResolutionSay(String ratio, String resolution, String size) {
        String options = resolution == null
                ? "{\"aspectRatio\": \"%s\"}".formatted(ratio)
                : "{\"aspectRatio\": \"%s\", \"resolution\": \"%s\"}".formatted(ratio, resolution);
        assertSucceeded(here.ask(IMAGES, Map.of("prompt", "Draw a fox", "options", options)), 1);
        assertThat(here.last().path()).isEqualTo("/images/generations");
        assertThat(here.last().field("size")).isEqualTo(size);
        assertThat(here.last().field("quality")).isEqualTo("medium");
    }

    @Test
    void leavesTheSizeToTheModelWhereNothingWasChosen() {
        assertSucceeded(here.draw(), 1);
        assertThat(here.last().json().has("size")).isFalse();
        assertThat(here.last().json().has("response_format")).isFalse();
    }

    @Test
    void keepsTheShapeOfThePictureThatIsEdited() {
        JsonNode turn = here.ask(IMAGES, Map.of("prompt", "Make it blue", "image", TestPictures.png(600, 400, 3)));
        assertSucceeded(turn, 1);
        assertThat(here.last().path()).isEqualTo("/images/edits");
        assertThat(here.last().field("size")).isEqualTo("1248x832");
        assertThat(here.last().files()).extracting(OpenAiStandIn.File::name).containsExactly("image");
    }

    @Test
    void sendsSeveralPicturesAndAMaskThatIsTransparentWhereChangeIsAllowed() throws Exception {
        BufferedImage half = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        half.createGraphics().fillRect(0, 0, 32, 48);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(half, "png", out);
        Map<String, Object> turn = new HashMap<>();
        turn.put("prompt", "Put the second on the first");
        turn.put("image", TestPictures.png(64, 48, 8));
        turn.put("imageIds", upload(TestPictures.png(64, 48, 9)));
        turn.put("mask", out.toByteArray());
        assertSucceeded(here.ask(IMAGES, turn), 1);
        List<OpenAiStandIn.File> files = here.last().files();
        assertThat(files).extracting(OpenAiStandIn.File::name).containsExactly("image[]", "image[]", "mask");
        BufferedImage mask =
                ImageIO.read(new ByteArrayInputStream(files.getLast().bytes()));
        assertThat(mask.getRGB(5, 5) >>> 24).as("white may change").isZero();
        assertThat(mask.getRGB(mask.getWidth() - 2, 5) >>> 24).as("black stays").isEqualTo(255);
    }

    private static String upload(byte[] png) {
        return here.api()
                .send(here.api()
                        .request("/images")
                        .header("Content-Type", "image/png")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(png)))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void showsThePictureAsItSharpensAndKeepsTheFinishedOne() throws Exception {
        byte[] rough = TestPictures.png(64, 64, 1);
        byte[] better = TestPictures.png(64, 64, 2);
        byte[] finished = TestPictures.png(64, 64, 3);
        here.openAi().next(OpenAiAnswers.sharpening(finished, "/images/generations", 1, rough, better));
        OpenAiServer.Told told = here.tell(IMAGES);
        assertThat(told.order).containsExactly("preview", "preview", "picture");
        assertThat(told.previews.get(0)).isEqualTo(rough);
        assertThat(told.previews.get(1)).isEqualTo(better);
        assertThat(told.images.getFirst().bytes()).isEqualTo(finished);
        assertThat(here.last().streams()).isTrue();
        assertThat(here.last().json().path("partial_images").asInt()).isEqualTo(2);
    }

    @Test
    void countsWordsAndPicturesSentApartAndAtTheirPrices() {
        JsonNode turn = here.change(IMAGES);
        assertSucceeded(turn, 1);
        // 50 x $5 + 1,000 x $8 + 550 x $30, a million
        assertThat(turn.path("cost").path("amount").asString()).isEqualTo("0.02475");
        assertThat(turn.path("usage").path("imagesIn").asInt()).isEqualTo(1);
    }

    @Test
    void asksForSeveralVariantsInOneRequestThatIsNotStreamed() {
        here.openAi()
                .next(OpenAiAnswers.json(OpenAiAnswers.images(
                        OpenAiAnswers.inline(TestPictures.png(64, 64, 6)),
                        OpenAiAnswers.inline(TestPictures.png(64, 64, 7)))));
        assertSucceeded(here.ask(IMAGES, Map.of("prompt", "Draw a fox", "options", "{\"variants\": 2}")), 2);
        assertThat(here.last().json().path("n").asInt()).isEqualTo(2);
        assertThat(here.last().json().has("stream")).isFalse();
    }

    @Test
    void takesAnAnswerThatIsNotStreamedAlthoughItWasAskedTo() {
        here.openAi().next(OpenAiAnswers.json(OpenAiAnswers.images(OpenAiAnswers.inline(TestPictures.png(64, 64, 8)))));
        assertSucceeded(here.draw(), 1);
        assertThat(here.last().streams()).isTrue();
    }

    @Test
    void asksOnceMoreWithoutAParameterThatTheServerRefusesAndRemembersIt() {
        int before = here.openAi().asked().size();
        here.openAi().refuses("stream");
        here.openAi().refuses("quality");
        assertSucceeded(here.ask(FLARE, Map.of("prompt", "Draw a fox")), 1);
        assertThat(here.openAi().asked()).as("what was not refused").hasSize(before + 1);
        assertThat(here.last().json().propertyNames()).containsExactlyInAnyOrder("model", "prompt");
        here.openAi().takesEverything();
        assertSucceeded(here.ask(FLARE, Map.of("prompt", "Draw a fox")), 1);
        assertThat(here.last().json().has("stream")).as("remembered").isFalse();
        assertSucceeded(here.draw(), 1);
        assertThat(here.last().streams()).as("remembered of one model alone").isTrue();
    }

    @Test
    void takesAPictureForWhatItIsWhateverTheServerCallsIt() {
        for (byte[] picture : List.of(TestPictures.jpeg(64, 48, 4), TestPictures.encoded("webp", 64, 48, 5))) {
            String item = "{\"b64_json\": \"data:image/png;base64," + OpenAiAnswers.base64(picture) + "\"}";
            here.openAi()
                    .next(OpenAiAnswers.json("{\"created\": 1, \"output_format\": \"png\", \"data\": [" + item + "]}"));
            JsonNode turn = here.draw();
            assertSucceeded(turn, 1);
            assertThat(ApiClient.picture(turn).path("mediaType").asString()).isEqualTo(PictureBytes.type(picture));
            // no usage: by the list of prices
            assertThat(turn.path("cost").path("amount").asString()).isEqualTo("0.059");
        }
    }

    @Test
    void fetchesAPictureFromAnAddressOfTheServerWithoutTheKey() {
        here.openAi().host("a.png", TestPictures.png(64, 64, 11));
        for (String address : List.of("/files/a.png", here.openAi().root() + "/files/a.png")) {
            here.openAi().next(OpenAiAnswers.json("{\"data\": [" + OpenAiAnswers.at(address) + "]}"));
            assertSucceeded(here.draw(), 1);
        }
    }

    @Test
    void fetchesNothingFromAnAddressElsewhere() {
        for (String url : List.of(
                "http://127.0.0.1:1/a.png",
                "file:///etc/passwd",
                "http://169.254.169.254/latest/meta-data",
                "http://[")) {
            here.openAi().next(OpenAiAnswers.json("{\"data\": [" + OpenAiAnswers.at(url) + "]}"));
            assertFailed(here.draw(), "invalid-answer", false, "picture-hosts");
        }
    }

    @Test
    void editsWithoutAParameterThatOnlyGenerationsKnow() {
        assertSucceeded(here.change(SUNBURST), 1);
        assertThat(here.last().json().has("moderation")).isFalse();
    }

    @Test
    void asksNobodyAgainForAPictureThatCannotBeFetched() {
        int before = here.openAi().asked().size();
        here.openAi().next(OpenAiAnswers.json("{\"data\": [" + OpenAiAnswers.at("/files/gone.png") + "]}"));
        assertFailed(here.draw(), "invalid-answer", true, "could not be downloaded");
        assertThat(here.openAi().asked()).hasSize(before + 1);
    }

    @Test
    void tellsWhichModelTheAnswerNames() throws Exception {
        here.openAi()
                .next(OpenAiAnswers.json("{\"model\": \"gpt-image-2-2026-04-21\", \"data\": ["
                        + OpenAiAnswers.inline(TestPictures.png(64, 64, 8)) + "]}"));
        assertThat(here.tell(IMAGES).servedBy).containsExactly("gpt-image-2-2026-04-21");
        OpenAiServer.Told silent = here.tell(IMAGES);
        assertThat(silent.servedBy).isEmpty();
        assertThat(Objects.requireNonNull(silent.sent).pictures()).isEmpty();
    }
}
