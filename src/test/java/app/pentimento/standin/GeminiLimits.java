package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Answers that never come to an end, that are too large or of the wrong kind, and models that are down. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiLimits {
    @RegisterExtension
    final GeminiServer here;

    GeminiLimits(Api api) {
        here = new GeminiServer(
                api,
                "pentimento.model.wire.turn=4s",
                "pentimento.model.wire.retries.attempts=1",
                "pentimento.model.wire.breaker.failures=2",
                "pentimento.model.wire.breaker.pause=3s");
    }

    private static JsonNode ask(TestServer whom, String model) {
        ApiClient api = whom.api();
        ApiClient.Answer answer = api.multipart(
                "/sessions/" + api.newSession("") + "/turns",
                Map.of("prompt", "Make it blue", "model", model, "image", TestPictures.png(64, 48, 1)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return api.end(answer.json().path("id").asString());
    }

    @Test
    void anAnswerThatNeverEndsIsEndedAndWhatCameIsKept() {
        here.gemini().next((asked, reply) -> {
            reply.stream();
            reply.event(Answers.chunk(here.picture(1)));
            while (reply.waits(Duration.ofMillis(200))) {
                reply.event(Answers.chunk(Answers.text("and ")));
            }
        });
        JsonNode turn = ask(here.server(), GeminiServer.NANO);
        assertFailed(turn, "timeout", true, "What had arrived is kept");
        assertThat(turn.path("parts").path(0).path("kind").asString()).isEqualTo("image");
    }

    @Test
    void aDeadBackendFailsTurnsAtOnceUntilOneGetsThroughAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            here.gemini().next(Answers.error(503, "UNAVAILABLE", "The model is overloaded."));
            assertFailed(ask(here.server(), GeminiServer.PRO), "backend-unavailable", true, "overloaded");
        }
        int before = here.gemini().asked().size();
        JsonNode refused = ask(here.server(), GeminiServer.PRO);
        assertFailed(refused, "backend-unavailable", true, "did not answer the last 2 times. Try again in");
        assertThat(here.gemini().asked()).as("nothing was sent").hasSize(before);
        assertThat(ask(here.server(), GeminiServer.LITE).path("status").asString())
                .as("another model is not touched")
                .isEqualTo("succeeded");
        JsonNode turn = refused;
        for (int i = 0; i < 100 && !turn.path("status").asString().equals("succeeded"); i++) {
            Thread.sleep(100);
            turn = ask(here.server(), GeminiServer.PRO);
        }
        assertThat(turn.path("status").asString()).isEqualTo("succeeded");
        assertThat(ask(here.server(), GeminiServer.PRO).path("status").asString())
                .isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({"10000,memory", "10001,100 million"})
    void aPictureOfAHundredMegapixelsIsRefusedAndWhatCameIsKept(int width, String words) throws IOException {
        byte[] huge = flat(width, 10_000);
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(here.picture(2)),
                        Answers.chunk(Answers.picture(
                                huge, "image/png", here.gemini().signatures().sign(huge))),
                        Answers.last("STOP")));
        JsonNode turn = ask(here.server(), GeminiServer.NANO);
        assertFailed(turn, "invalid-answer", true, "The answer is kept");
        assertThat(turn.path("error").path("message").asString()).contains(words);
        assertThat(turn.path("parts")).hasSize(1);
    }

    private static byte[] flat(int width, int height) throws IOException {
        var image = new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_BYTE_BINARY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void somethingElseThanAPictureIsNotTakenForOne() {
        byte[] pdf = "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII);
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(Answers.text("Here it is.")),
                        Answers.chunk(Answers.picture(pdf, "application/pdf", null)),
                        Answers.last("STOP")));
        JsonNode turn = ask(here.server(), GeminiServer.NANO);
        assertThat(turn.path("status").asString()).isEqualTo("succeeded");
        assertThat(turn.path("parts")).hasSize(1);
        here.gemini()
                .next(Answers.stream(Answers.chunk(Answers.picture(pdf, "image/png", null)), Answers.last("STOP")));
        assertFailed(ask(here.server(), GeminiServer.NANO), "invalid-answer", true, "picture cannot be used");
    }
}
