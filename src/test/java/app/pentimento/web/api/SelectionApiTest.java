package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.Portrait;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Masks of what the server finds in a picture, held against places that were marked by hand in the photo. */
class SelectionApiTest {
    // Marked by hand in the portrait of 384 x 384 pixels: left, top, width, height.
    private static final int[] FACE = {148, 62, 46, 56};
    private static final int[] SUIT = {90, 220, 110, 100};
    private static final int[] FLAG = {5, 10, 60, 110};
    private static final int[] ROCKET = {270, 20, 80, 140};

    private static TestServer server;
    private static ApiClient api;
    private static String portrait;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
        portrait = upload(Portrait.png());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String upload(byte[] png) {
        return api.multipart("/images", Map.of("file", png)).json().path("id").asString();
    }

    private static Answer ask(String image, String of) {
        return api.get("/images/" + image + "/selection?of=" + of);
    }

    private static BufferedImage mask(String of) throws IOException {
        Answer answer = ask(portrait, of);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        return ImageIO.read(new ByteArrayInputStream(answer.response().body()));
    }

    /** The mean of the mask in a part of it, from 0 to 255. */
    private static double in(BufferedImage mask, int[] part) {
        double sum = 0;
        for (int y = part[1]; y < part[1] + part[3]; y++) {
            for (int x = part[0]; x < part[0] + part[2]; x++) {
                sum += mask.getRaster().getSample(x, y, 0);
            }
        }
        return sum / (part[2] * part[3]);
    }

    @Test
    void theSubjectIsWhiteTheRestBlackAndTheEdgeSoft() throws IOException {
        BufferedImage mask = mask("subject");
        assertThat(mask.getWidth()).isEqualTo(384);
        assertThat(mask.getHeight()).isEqualTo(384);
        assertThat(mask.getRaster().getNumBands()).isEqualTo(1);
        assertThat(in(mask, FACE)).isGreaterThan(240);
        assertThat(in(mask, SUIT)).isGreaterThan(240);
        assertThat(in(mask, FLAG)).isLessThan(15);
        assertThat(in(mask, ROCKET)).isLessThan(15);
        int greys = 0;
        for (int value : mask.getRaster().getSamples(0, 0, 384, 384, 0, (int[]) null)) {
            greys += value > 32 && value < 224 ? 1 : 0;
        }
        assertThat(greys).as("pixels of the soft edge").isGreaterThan(384);
    }

    @Test
    void theBackgroundIsWhatTheSubjectLeaves() throws IOException {
        BufferedImage subject = mask("subject");
        BufferedImage background = mask("background");
        for (int y = 0; y < 384; y++) {
            for (int x = 0; x < 384; x++) {
                assertThat(subject.getRaster().getSample(x, y, 0)
                                + background.getRaster().getSample(x, y, 0))
                        .isBetween(254, 256);
            }
        }
    }

    @Test
    void theFacesAreWhiteAndTheirOwnersAreNot() throws IOException {
        BufferedImage mask = mask("faces");
        assertThat(in(mask, FACE)).isGreaterThan(240);
        assertThat(in(mask, SUIT)).isLessThan(5);
        assertThat(in(mask, ROCKET)).isZero();
    }

    @Test
    void whoHasTheMaskIsToldThatItIsTheSame() {
        Answer first = ask(portrait, "faces");
        assertThat(first.header("Cache-Control")).contains("private");
        Answer again = api.send(api.request("/images/" + portrait + "/selection?of=faces")
                .header("If-None-Match", first.header("ETag"))
                .GET());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(ask(portrait, "subject").header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void aPictureOfNothingHasNothingToSelect() {
        String gradient = upload(TestPictures.png(300, 200, 5));
        for (String of : new String[] {"subject", "background", "faces"}) {
            Answer answer = ask(gradient, of);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("code").asString()).isEqualTo("nothing-found");
            assertThat(answer.json().path("detail").asString()).contains("Select the area by hand");
        }
    }

    @Test
    void anotherWordIsRefusedAndSoIsAnUnknownPicture() {
        Answer hair = ask(portrait, "hair");
        assertThat(hair.status()).isEqualTo(400);
        assertThat(hair.json().path("errors").path(0).path("field").asString()).isEqualTo("of");
        Answer missing = api.get("/images/" + portrait + "/selection");
        assertThat(missing.status()).isEqualTo(400);
        Answer nowhere = ask("0000000000000000000000000x", "subject");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.json().path("code").asString()).isEqualTo("not-found");
    }
}
