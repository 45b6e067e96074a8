package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.SamplePicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Edits without a mask by a model that gives back the whole picture, worn, as generative models do. */
class KeepingTest {
    @RegisterExtension
    static final GeminiServer here = new GeminiServer("pentimento.provenance.profile=none");

    private static final int WIDTH = 1500;
    private static final int HEIGHT = 1000;

    @BeforeEach
    void editsLocally() {
        here.gemini().otherwise(new LocalEditor());
    }

    @Test
    void onlyTheChangeGoesIntoThePictureAndEveryOtherPixelStays() throws IOException {
        BufferedImage photo = SamplePicture.draw(WIDTH, HEIGHT);
        JsonNode turn = ask(here.api().newSession(""), "a dot at 30 40", photo, "auto");

        JsonNode image = turn.at("/parts/0/image");
        JsonNode kept = image.path("kept");
        assertThat(kept.path("applied").asBoolean()).as(kept.toString()).isTrue();
        assertThat(kept.at("/aligned/scale").asDouble()).isBetween(0.98, 1.02);
        BufferedImage made = content(image.path("id").asString(), "");
        assertThat(made.getWidth()).isEqualTo(WIDTH);
        assertThat(made.getHeight()).isEqualTo(HEIGHT);
        assertThat(changedOutside(photo, made, kept)).isZero();
        assertThat(made.getRGB(450, 400)).isNotEqualTo(photo.getRGB(450, 400));
        assertThat(kept.path("changedShare").asDouble()).isBetween(0.005, 0.03);
        assertThat(image.path("aiLabel").asString()).isEqualTo("edited");
    }

    @Test
    void theWholeAnswerIsThereTooLabelledAndEitherCanBeChosenWithoutAskingAgain() throws IOException {
        BufferedImage photo = SamplePicture.draw(WIDTH, HEIGHT);
        JsonNode turn = ask(here.api().newSession(""), "a dot at 60 30", photo, "auto");
        String id = turn.at("/parts/0/image/id").asString();
        int asked = here.gemini().asked().size();

        BufferedImage answer = content(id, "?as=answer");
        assertThat(answer.getWidth()).isEqualTo(1024);
        assertThat(here.api().get("/images/" + id + "/content?as=nothing").status()).isEqualTo(400);

        JsonNode whole = here.api().post("/images/" + id + "/keep", Map.of("mode", "whole")).json();
        assertThat(whole.path("width").asInt()).as(whole.toString()).isEqualTo(1024);
        assertThat(whole.at("/kept/applied").asBoolean()).isFalse();
        assertThat(whole.at("/kept/reason").asString()).isEqualTo("chosen");
        assertThat(whole.path("aiLabel").asString()).isEqualTo("edited");

        JsonNode rest = here.api()
                .post("/images/" + whole.path("id").asString() + "/keep", Map.of("mode", "rest"))
                .json();
        assertThat(rest.path("width").asInt()).as(rest.toString()).isEqualTo(WIDTH);
        assertThat(rest.at("/kept/applied").asBoolean()).isTrue();
        JsonNode now = here.api().get("/turns/" + turn.path("id").asString()).json();
        assertThat(now.path("parts")).hasSize(3);
        assertThat(now.at("/parts/2/image/kept/applied").asBoolean()).isTrue();
        assertThat(here.gemini().asked()).hasSize(asked);
    }

    @Test
    void whatAPersonDrawsOfTheAnswerIsTakenInstead() throws IOException {
        BufferedImage photo = SamplePicture.draw(WIDTH, HEIGHT);
        JsonNode turn = ask(here.api().newSession(""), "a dot at 50 50", photo, "auto");
        String id = turn.at("/parts/0/image/id").asString();
        BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(700, 450, 50, 100);
        pen.dispose();

        JsonNode drawn = here.api()
                .post("/images/" + id + "/keep", Map.of("mode", "rest", "maskImageId", upload(mask)))
                .json();

        BufferedImage made = content(drawn.path("id").asString(), "");
        assertThat(changedOutside(photo, made, drawn.path("kept"))).isZero();
        assertThat(made.getRGB(725, 500)).isNotEqualTo(photo.getRGB(725, 500));
        assertThat(made.getRGB(775, 500)).as("drawn smaller").isEqualTo(photo.getRGB(775, 500));
        assertThat(here.api()
                        .post("/images/" + id + "/keep", Map.of("mode", "rest", "maskImageId", "nothing"))
                        .status())
                .isEqualTo(400);
        assertThat(here.api().post("/images/" + id + "/keep", Map.of("mode", "half")).status())
                .isEqualTo(400);
    }

    @Test
    void aPictureThatIsPaintedAnewIsTheWholeAnswerAndSaysWhy() throws IOException {
        JsonNode turn = ask(here.api().newSession(""), "all blue", SamplePicture.draw(WIDTH, HEIGHT), "auto");

        JsonNode image = turn.at("/parts/0/image");
        assertThat(image.at("/kept/applied").asBoolean()).as(image.toString()).isFalse();
        assertThat(image.at("/kept/reason").asString()).isNotEmpty();
        assertThat(image.path("width").asInt()).isEqualTo(1024);
    }

    @Test
    void theWholeAnswerIsThePictureWhereThatWasChosen() throws IOException {
        JsonNode turn = ask(here.api().newSession(""), "a dot at 20 20", SamplePicture.draw(WIDTH, HEIGHT), "whole");

        assertThat(turn.at("/parts/0/image/width").asInt()).isEqualTo(1024);
        assertThat(turn.at("/parts/0/image/kept/applied").asBoolean()).isFalse();
        assertThat(turn.at("/parts/0/image/kept/reason").asString()).isEqualTo("chosen");
        assertThat(turn.at("/options/keep").asString()).isEqualTo("whole");
    }

    @Test
    void afterTwentyEditsWhatWasNeverTouchedIsTheUploads() throws IOException {
        BufferedImage photo = SamplePicture.draw(WIDTH, HEIGHT);
        String session = here.api().newSession("");
        boolean[] touched = new boolean[WIDTH * HEIGHT];
        BufferedImage made = photo;
        for (int edit = 0; edit < 20; edit++) {
            String prompt = "a dot at %d %d".formatted(10 + edit % 5 * 20, 15 + edit / 5 * 22);
            JsonNode turn = ask(session, prompt, edit == 0 ? photo : null, "auto");
            JsonNode image = turn.at("/parts/0/image");
            assertThat(image.at("/kept/applied").asBoolean()).as(turn.toString()).isTrue();
            touch(touched, image.path("kept"));
            made = content(image.path("id").asString(), "");
        }
        int untouched = 0;
        int worn = 0;
        for (int i = 0; i < touched.length; i++) {
            if (!touched[i]) {
                untouched++;
                int off = (made.getRGB(i % WIDTH, i / WIDTH) ^ photo.getRGB(i % WIDTH, i / WIDTH)) & 0xFFFFFF;
                worn += off == 0 ? 0 : 1;
            }
        }
        assertThat(untouched).isGreaterThan(touched.length / 2);
        assertThat(worn).isZero();
    }

    private static void touch(boolean[] touched, JsonNode kept) {
        int edge = kept.path("softEdge").asInt();
        JsonNode region = kept.path("region");
        int right = region.path("x").asInt() + region.path("width").asInt() + edge;
        int bottom = region.path("y").asInt() + region.path("height").asInt() + edge;
        for (int y = Math.max(0, region.path("y").asInt() - edge); y < Math.min(HEIGHT, bottom); y++) {
            for (int x = Math.max(0, region.path("x").asInt() - edge); x < Math.min(WIDTH, right); x++) {
                touched[y * WIDTH + x] = true;
            }
        }
    }

    private static int changedOutside(BufferedImage photo, BufferedImage made, JsonNode kept) {
        boolean[] inside = new boolean[WIDTH * HEIGHT];
        touch(inside, kept);
        int changed = 0;
        for (int i = 0; i < inside.length; i++) {
            if (!inside[i] && made.getRGB(i % WIDTH, i / WIDTH) != photo.getRGB(i % WIDTH, i / WIDTH)) {
                changed++;
            }
        }
        return changed;
    }

    private static JsonNode ask(
            String session, String prompt, @org.jspecify.annotations.Nullable BufferedImage photo, String keep)
            throws IOException {
        Map<String, Object> request = Map.of(
                "prompt",
                prompt,
                "options",
                Map.of("keep", keep),
                "imageIds",
                photo == null ? List.of() : List.of(upload(photo)));
        return here.succeeded(here.api().post("/sessions/" + session + "/turns", request));
    }

    private static String upload(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return here.api()
                .multipart("/images", Map.of("file", out.toByteArray()))
                .json()
                .path("id")
                .asString();
    }

    private static BufferedImage content(String id, String query) throws IOException {
        byte[] bytes =
                here.api().get("/images/" + id + "/content" + query).response().body();
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
