package app.pentimento.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each picture of an answer is looked at, after the answer, and the API tells what was found. */
class AnswersAreCheckedTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;
    private static final String STUDIO = "builtin:studio";

    private static TestServer server;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestServer.CHECKS);
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aCaptionOfTheStudioIsReadBack() throws IOException {
        JsonNode quality = quality(ask(STUDIO, "write \"Sunday in the harbour\" at the bottom", null));
        assertThat(quality.at("/text/asked/0").asString()).isEqualTo("Sunday in the harbour");
        assertThat(quality.at("/text/score").asDouble()).as(quality.toString()).isGreaterThanOrEqualTo(0.9);
        assertThat(quality.at("/text/read/0").asString()).containsIgnoringCase("harbour");
        assertThat(quality.at("/drift/changed").asDouble()).isBetween(0.005, 0.4);
        assertThat(quality.at("/drift/outsideMask").isNull()).isTrue();
        assertThat(quality.path("problem").isNull()).isTrue();
    }

    @Test
    void aChineseCaptionIsReadBack() throws IOException {
        JsonNode quality = quality(ask(STUDIO, "在底部写上“春天来了”", null));
        assertThat(quality.at("/text/score").asDouble()).as(quality.toString()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void aPosterFromNothingIsReadAndHasNothingToDriftFrom() {
        String session = api.newSession("poster");
        JsonNode turn = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "make a poster that says 'Gemini Nano'", "model", STUDIO))
                .json();
        JsonNode quality = quality(turn);
        assertThat(quality.at("/text/score").asDouble()).as(quality.toString()).isGreaterThanOrEqualTo(0.9);
        assertThat(quality.path("drift").isNull()).isTrue();
    }

    @Test
    void whereNoWritingIsAskedForNoneIsLookedFor() throws IOException {
        JsonNode quality = quality(ask(STUDIO, "make it black and white", null));
        assertThat(quality.path("text").isNull()).isTrue();
        assertThat(quality.at("/drift/structure").asDouble()).isGreaterThan(0.9);
        assertThat(quality.at("/drift/colourDifference").asDouble()).isGreaterThan(5);
    }

    @Test
    void whatAModelDidNotWriteScoresNothing() throws IOException {
        JsonNode quality = quality(ask(ScriptedModel.ID, "draw 3; say a sign with the word \"Bakery\"", null));
        assertThat(quality.at("/text/asked/0").asString()).isEqualTo("Bakery");
        assertThat(quality.at("/text/score").asDouble()).isZero();
        assertThat(quality.at("/drift/changed").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void outsideTheMaskOfARegionEditNothingChanges() throws IOException {
        JsonNode drift = quality(ask(ScriptedModel.ID, "repaint", mask())).path("drift");
        assertThat(drift.at("/outsideMask/changed").asDouble())
                .as(drift.toString())
                .isZero();
        assertThat(drift.at("/outsideMask/colourDifference").asDouble()).isZero();
        assertThat(drift.path("changed").asDouble()).isBetween(0.01, 0.3);
    }

    @Test
    void outsideTheMaskOfTheStudiosOwnEditNothingChanges() throws IOException {
        JsonNode drift = quality(ask(STUDIO, "make it black and white", mask())).path("drift");
        assertThat(drift.at("/outsideMask/changed").asDouble())
                .as(drift.toString())
                .isZero();
        assertThat(drift.at("/outsideMask/colourDifference").asDouble()).isZero();
        assertThat(drift.path("colourDifference").asDouble()).isPositive();
    }

    @Test
    void aCropIsSaidToHaveAnotherShape() throws IOException {
        JsonNode drift = quality(ask(STUDIO, "crop it to a square", null)).path("drift");
        assertThat(drift.path("reframed").asBoolean()).isTrue();
        assertThat(drift.path("changed").isNull()).isTrue();
    }

    @Test
    void whoDoesNotAskForItSeesATurnThatNeverChanges() throws IOException {
        JsonNode turn = ask(ScriptedModel.ID, "draw 3", null);
        String id = turn.path("id").asString();
        JsonNode ended = api.end(id);
        api.checked(id);
        assertThat(api.get("/turns/" + id).json()).isEqualTo(ended);
    }

    @Test
    void aCopiedSessionAndTheListKnowItToo() throws IOException {
        JsonNode turn =
                api.checked(ask(STUDIO, "write \"Copy me\"", null).path("id").asString());
        String session = turn.path("sessionId").asString();
        String copy = api.post("/sessions/" + session + "/duplicate", Map.of())
                .json()
                .path("id")
                .asString();
        JsonNode listed =
                api.get("/sessions/" + copy + "/turns?quality=true").json().at("/items/0/parts");
        double score = picture(turn).at("/quality/text/score").asDouble();
        assertThat(score).isPositive();
        assertThat(listed.valueStream()
                        .map(part -> part.at("/quality/text/score"))
                        .filter(JsonNode::isNumber)
                        .findFirst()
                        .orElseThrow()
                        .asDouble())
                .isCloseTo(score, within(1e-9));
    }

    private static JsonNode ask(String model, String prompt, byte @Nullable [] mask) throws IOException {
        Map<String, Object> fields = new HashMap<>();
        fields.put("prompt", prompt);
        fields.put("model", model);
        fields.put("image", png(SamplePicture.draw(WIDTH, HEIGHT)));
        if (mask != null) {
            fields.put("mask", mask);
        }
        return api.multipart("/sessions/" + api.newSession("quality") + "/turns", fields)
                .json();
    }

    private static JsonNode quality(JsonNode turn) {
        return picture(api.checked(turn.path("id").asString())).path("quality");
    }

    private static JsonNode picture(JsonNode turn) {
        return turn.path("parts")
                .valueStream()
                .filter(part -> part.path("kind").asString().equals("image"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(turn.toString()));
    }

    private static byte[] mask() throws IOException {
        BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillOval(300, 200, 200, 200);
        pen.dispose();
        return png(mask);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
