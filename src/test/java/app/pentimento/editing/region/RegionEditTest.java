package app.pentimento.editing.region;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An edit under a mask by a model that redraws everything, as generative models do. */
class RegionEditTest {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start("pentimento.provenance.profile=none");
        api = server.api();
    }

    @Test
    void aTwelveMegapixelPhotoKeepsItsSizeAndEveryPixelOutsideTheMask() throws IOException {
        BufferedImage photo = SamplePicture.draw(WIDTH, HEIGHT);
        BufferedImage mask = ellipse(2300, 1200, 600, 450);
        JsonNode turn = edit("repaint", photo, mask);

        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        String made = turn.at("/parts/0/image/id").asString();
        BufferedImage result = content(made);
        assertThat(result.getWidth()).isEqualTo(WIDTH);
        assertThat(result.getHeight()).isEqualTo(HEIGHT);
        int changedOutside = 0;
        int unlikeInside = 0;
        int inside = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean masked = (mask.getRGB(x, y) & 255) > 0;
                if (!masked && (result.getRGB(x, y) & 0xFFFFFF) != (photo.getRGB(x, y) & 0xFFFFFF)) {
                    changedOutside++;
                } else if (masked && deep(x - 2600, y - 1425)) {
                    inside++;
                    unlikeInside += isNear(result.getRGB(x, y), 0x20C040) ? 0 : 1;
                }
            }
        }
        assertThat(changedOutside).isZero();
        assertThat(unlikeInside).isLessThan(inside / 100);
    }

    @Test
    void onlyThePartAroundTheMaskGoesToTheModelInAShapeThatItAnswersIn() throws IOException {
        JsonNode turn = edit("repaint", SamplePicture.draw(WIDTH, HEIGHT), ellipse(100, 2700, 300, 200));

        EditRequest asked = server.bean(ScriptedModel.class).asked().getLast();
        InputImage part = Objects.requireNonNull(asked.workingImage());
        InputImage mask = Objects.requireNonNull(asked.mask());
        assertThat(part.file().width()).isLessThan(WIDTH / 2);
        assertThat(mask.file().width()).isEqualTo(part.file().width());
        assertThat(mask.file().height()).isEqualTo(part.file().height());
        assertThat(asked.options().aspectRatio()).isIn("1:1", "16:9");
        JsonNode sent =
                api.get("/turns/" + turn.path("id").asString() + "/context").json();
        assertThat(sent.toString()).contains("the part around the selection");
    }

    @Test
    void anOrdinaryToolThatWasGivenAPartChangesTheWholePictureToo() throws IOException {
        BufferedImage photo = SamplePicture.draw(1600, 1200);
        JsonNode turn = edit("retouch 3", photo, ellipse(700, 500, 150, 150, 1600, 1200));

        JsonNode made = turn.at("/parts/0/image");
        BufferedImage result = content(made.path("id").asString());
        assertThat(result.getWidth()).isEqualTo(1600);
        assertThat(result.getRGB(10, 10)).isEqualTo(photo.getRGB(10, 10));
        assertThat(result.getRGB(775, 575)).isNotEqualTo(photo.getRGB(775, 575));
        assertThat(made.path("aiLabel").asString()).isEqualTo("none");
    }

    @Test
    void theNextTurnGoesOnFromTheWholePicture() throws IOException {
        JsonNode turn = edit("repaint", SamplePicture.draw(1600, 1200), ellipse(200, 200, 150, 150, 1600, 1200));
        String made = turn.at("/parts/0/image/id").asString();
        JsonNode next = api.post(
                        "/sessions/" + turn.path("sessionId").asString() + "/turns",
                        Map.of("prompt", "draw 3", "model", ScriptedModel.ID))
                .json();
        api.end(next.path("id").asString());

        EditRequest asked = server.bean(ScriptedModel.class).asked().getLast();
        InputImage working = Objects.requireNonNull(asked.workingImage());
        assertThat(working.imageId()).isEqualTo(made);
        assertThat(working.file().width()).isEqualTo(1600);
    }

    @Test
    void aMaskThatIsBlackEverywhereIsToldInWordsAndTheModelIsNotAsked() throws IOException {
        int asked = server.bean(ScriptedModel.class).asked().size();
        JsonNode turn = edit("repaint", SamplePicture.draw(800, 600), ellipse(0, 0, 0, 0, 800, 600));

        assertThat(turn.path("status").asString()).isEqualTo("failed");
        assertThat(turn.at("/error/message").asString()).contains("Select the area to change");
        assertThat(server.bean(ScriptedModel.class).asked()).hasSize(asked);
    }

    private static JsonNode edit(String prompt, BufferedImage photo, BufferedImage mask) throws IOException {
        String picture = upload(photo);
        String cut = upload(mask);
        String session = api.newSession("region");
        JsonNode turn = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                prompt,
                                "model",
                                ScriptedModel.ID,
                                "imageIds",
                                List.of(picture),
                                "maskImageId",
                                cut))
                .json();
        return api.end(turn.path("id").asString());
    }

    private static String upload(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return api.multipart("/images", Map.of("file", out.toByteArray()))
                .json()
                .path("id")
                .asString();
    }

    private static BufferedImage content(String id) throws IOException {
        byte[] bytes = api.get("/images/" + id + "/content").response().body();
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static BufferedImage ellipse(int x, int y, int width, int height) {
        return ellipse(x, y, width, height, WIDTH, HEIGHT);
    }

    private static BufferedImage ellipse(int x, int y, int width, int height, int allWidth, int allHeight) {
        BufferedImage mask = new BufferedImage(allWidth, allHeight, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillOval(x, y, width, height);
        pen.dispose();
        return mask;
    }

    /** Well within the ellipse of the first test, about its middle. */
    private static boolean deep(int dx, int dy) {
        return dx * dx / (250.0 * 250) + dy * dy / (180.0 * 180) < 1;
    }

    private static boolean isNear(int pixel, int colour) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs(((pixel >> shift) & 255) - ((colour >> shift) & 255)) > 12) {
                return false;
            }
        }
        return true;
    }
}
