package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An edit under a mask with Gemini, as it looks on the wire. */
class GeminiMaskTest {
    @RegisterExtension
    static final GeminiServer here = new GeminiServer();

    @Test
    void thePartAroundTheMaskGoesAndLaterTheWholePictureThatCameOfIt() throws IOException {
        String session = here.api().newSession("");
        BufferedImage mask = new BufferedImage(1600, 1200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(300, 200, 120, 160);
        pen.dispose();
        byte[] answer = TestPictures.png(640, 640, 5);
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(Answers.picture(
                                answer, "image/png", here.gemini().signatures().sign(answer))),
                        Answers.last("STOP", 300, 0, 1120)));

        JsonNode turn = here.succeeded(here.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                "A red kite here",
                                "image",
                                png(SamplePicture.draw(1600, 1200)),
                                "mask",
                                png(mask))));

        Answers.Asked asked = here.gemini().asked().getLast();
        assertThat(asked.pictures()).hasSize(2);
        BufferedImage part = picture(asked, 0);
        BufferedImage partMask = picture(asked, 1);
        assertThat(part.getWidth()).isBetween(512, 800);
        assertThat(partMask.getWidth()).isEqualTo(part.getWidth());
        assertThat(partMask.getHeight()).isEqualTo(part.getHeight());
        assertThat(asked.request().toString()).contains("The part of the picture to edit", "A mask for the picture");
        assertThat(asked.option("aspectRatio")).isNotEmpty();
        assertThat(turn.at("/parts/0/image/width").asInt()).isEqualTo(1600);
        assertThat(turn.at("/parts/0/image/height").asInt()).isEqualTo(1200);

        here.gemini().next(Answers.stream(Answers.chunk(Answers.text("Well.")), Answers.last("STOP", 300, 5, 0)));
        here.succeeded(here.api().post("/sessions/" + session + "/turns", Map.of("prompt", "Is it good?")));
        Answers.Asked next = here.gemini().asked().getLast();
        assertThat(next.messages())
                .as("what came of it is no answer that the model gave")
                .singleElement()
                .satisfies(message -> assertThat(message.texts()).contains("The picture that was made:"));
        assertThat(picture(next, next.pictures().size() - 1).getWidth()).isEqualTo(1600);
    }

    private static BufferedImage picture(Answers.Asked asked, int number) throws IOException {
        return ImageIO.read(
                new ByteArrayInputStream(asked.pictures().get(number).bytes()));
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
