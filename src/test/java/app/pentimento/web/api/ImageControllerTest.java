package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.corpus.Bytes;
import app.pentimento.image.corpus.Codecs;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.image.corpus.Png;
import app.pentimento.image.corpus.Scene;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads, delivered bytes, ranges and previews, over real HTTP. */
class ImageControllerTest {
    private static final TestServer server = TestServer.start("pentimento.image.max-bytes=20MB");
    private static final byte[] PICTURE = Codecs.encode("png", Scene.draw(900, 600));
    private static final String ID =
            upload(PICTURE, "image/png").json().path("id").asString();
    private static final String SHA256 =
            get("/images/" + ID).json().path("sha256").asString();
    private static final String CONTENT = "/images/" + ID + "/content";

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDeliveredBytesComeWithTheirTypeAndMayBeKeptForEver() {
        Answer answer = get(CONTENT);
        assertThat(answer.response().body()).isEqualTo(PICTURE);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("ETag")).isEqualTo("\"" + SHA256 + "\"");
        assertThat(answer.header("Cache-Control")).contains("private", "immutable", "max-age=31536000");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline; filename=\"pentimento-" + ID + ".png\"");
        assertThat(get(CONTENT, "If-None-Match", "\"" + SHA256 + "\"").status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-9,0,10", "bytes=100-,100,-1", "bytes=-7,-7,-1"})
    void aRangeIsAnsweredWithItsBytes(String range, int from, int to) {
        Answer answer = get(CONTENT, "Range", range);
        int start = from < 0 ? PICTURE.length + from : from;
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.response().body())
                .isEqualTo(Arrays.copyOfRange(PICTURE, start, to < 0 ? PICTURE.length : to));
        assertThat(answer.header("Content-Range")).startsWith("bytes " + start + "-");
    }

    @Test
    void aRangeThatIsNotThereIsRefusedAndOneOfAnotherVersionIgnored() {
        Answer beyond = get(CONTENT, "Range", "bytes=99999999-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + PICTURE.length);
        assertThat(beyond.header("Cache-Control")).doesNotContain("immutable");
        Answer other = server.api()
                .send(server.api()
                        .request(CONTENT)
                        .header("Range", "bytes=0-9")
                        .header("If-Range", "\"another\"")
                        .GET());
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.response().body()).isEqualTo(PICTURE);
    }

    @ParameterizedTest
    @CsvSource({"1,160", "160,160", "161,320", "640,640", "641,900", "2560,900", "90000,900"})
    void aPreviewIsOfTheNextWidthAndNeverWiderThanThePicture(int asked, int width) throws IOException {
        Answer answer = get(CONTENT + "?width=" + asked, "Accept", "image/jpeg");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(answer.response().body()));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(Math.round(width * 2 / 3.0f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "wide", "1.5"})
    void aWidthThatIsNoneIsRefused(String width) {
        Answer answer = get(CONTENT + "?width=" + width);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("invalid-request");
    }

    @Test
    void aPreviewHasTheBestTypeThatIsAccepted() {
        String preview = CONTENT + "?width=320";
        Answer any = get(preview, "Accept", "*/*");
        assertThat(any.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(any.header("Vary")).contains("Accept");
        if (Codecs.writesWebp()) {
            Answer browser = get(preview, "Accept", "image/avif,image/webp,*/*;q=0.8");
            assertThat(browser.header("Content-Type")).isEqualTo("image/webp");
            assertThat(get(preview, "Accept", "image/webp;q=0, image/*").header("Content-Type"))
                    .isEqualTo("image/jpeg");
        }
        assertThat(get(preview, "Accept", "image/png").header("Content-Type")).isEqualTo("image/png");
        assertThat(get(preview, "Accept", "text/html").status()).isEqualTo(406);
    }

    @Test
    void aTransparentPictureStaysTransparent() {
        byte[] clear = Png.scene(40, 30, 8, 6, false);
        String id = upload(clear, "image/png").json().path("id").asString();
        assertThat(get("/images/" + id + "/content?width=160", "Accept", "*/*").header("Content-Type"))
                .isEqualTo("image/png");
    }

    @Test
    void previewsCarryTheLabelsOfAiMaking() {
        String xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\""
                + " Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/"
                + "trainedAlgorithmicMedia\"/></rdf:RDF></x:xmpmeta>";
        byte[] labelled = Jpeg.with(
                Jpeg.of(Scene.draw(400, 300)), Jpeg.segment(0xE1, "http://ns.adobe.com/xap/1.0/\0" + xmp, new byte[0]));
        String id = upload(labelled, "image/jpeg").json().path("id").asString();
        List<String> types = Codecs.writesWebp()
                ? List.of("image/jpeg", "image/png", "image/webp")
                : List.of("image/jpeg", "image/png");
        for (String type : types) {
            Answer preview = get("/images/" + id + "/content?width=160", "Accept", type);
            assertThat(preview.header("Content-Type")).isEqualTo(type);
            assertThat(Bytes.contains(preview.response().body(), "trainedAlgorithmicMedia"))
                    .as(type)
                    .isTrue();
        }
    }

    @Test
    void bareBytesAreTakenAndTheOriginalIsKept() {
        byte[] turned = Jpeg.withExif(Jpeg.of(Scene.stored(64, 48, 6)), Exif.phone(6, ByteOrder.BIG_ENDIAN));
        Answer answer = upload(turned, "image/jpeg");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).endsWith(answer.json().path("id").asString());
        assertThat(answer.json().path("width").asInt()).isEqualTo(64);
        assertThat(answer.json().path("height").asInt()).isEqualTo(48);
        assertThat(answer.json().path("original").path("bytes").asInt()).isEqualTo(turned.length);
        String id = answer.json().path("id").asString();
        assertThat(Bytes.contains(get("/images/" + id + "/content").response().body(), Exif.SECRET))
                .isFalse();
    }

    @Test
    void aBareBodyBeyondTheLimitIsRefusedAlsoWhereItsLengthIsNotTold() {
        byte[] large = Bytes.join(PICTURE, new byte[21 << 20]);
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        Answer answer = server.api()
                .send(server.api()
                        .request("/images")
                        .header("Content-Type", "image/png")
                        .POST(chunked));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void theSameKeyGivesTheSameImage() {
        byte[] picture = Codecs.encode("png", Scene.draw(33, 33));
        Callable<Answer> once = () -> server.api()
                .send(server.api()
                        .request("/images")
                        .header("Content-Type", "image/png")
                        .header("Idempotency-Key", "one upload")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
        try {
            String first = once.call().json().path("id").asString();
            assertThat(once.call().json().path("id").asString()).isEqualTo(first);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPreviewIsMadeOnceForAllWhoAskAtATime() throws Exception {
        byte[] picture = Codecs.encode("png", Scene.draw(1400, 1000));
        String id = upload(picture, "image/png").json().path("id").asString();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> all = Stream.generate(() ->
                            people.submit(() -> get("/images/" + id + "/content?width=640", "Accept", "image/png")))
                    .limit(8)
                    .toList();
            byte[] first = body(all.getFirst());
            for (Future<Answer> each : all) {
                assertThat(body(each)).isEqualTo(first);
            }
        }
    }

    @Test
    void whatIsNotThereIsA404() {
        for (String path : List.of("/images/none", "/images/none/content", "/images/none/content?width=160")) {
            assertThat(get(path).status()).isEqualTo(404);
        }
        assertThat(server.api().multipart("/images", Map.of("other", "x")).status())
                .isEqualTo(400);
    }

    private static byte[] body(Future<Answer> answer) throws ExecutionException, InterruptedException {
        return answer.get().response().body();
    }

    private static Answer upload(byte[] file, String type) {
        return server.api()
                .send(server.api()
                        .request("/images")
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static Answer get(String path) {
        return server.api().get(path);
    }

    private static Answer get(String path, String header, String value) {
        return server.api()
                .send(server.api().request(path).header(header, value).GET());
    }
}
