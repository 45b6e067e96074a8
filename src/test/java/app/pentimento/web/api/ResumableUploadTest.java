package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.ResumableUploads;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads that are cut off go on from where they were. */
class ResumableUploadTest {
    private static final byte[] PICTURE = TestPictures.noise(900, 700, 1);

    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start() {
        server = TestServer.start("pentimento.image.unfinished-uploads=8MB", "pentimento.image.max-bytes=5MB");
        api = server.api();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPieceIsKeptOverARestartAndTheRestMakesItAnImage() throws Exception {
        String upload = begin(PICTURE.length);
        int half = PICTURE.length / 2;
        Answer first = append(upload, 0, Arrays.copyOf(PICTURE, half));
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("Upload-Offset")).isEqualTo(Integer.toString(half));

        server.restart();
        assertThat(offset(upload)).isEqualTo(half);
        Answer last = append(upload, half, Arrays.copyOfRange(PICTURE, half, PICTURE.length));
        assertThat(last.status()).isEqualTo(201);
        String image = last.json().path("id").asString();
        assertThat(api.get("/images/" + image + "/content").response().body()).isEqualTo(PICTURE);

        Answer again = append(upload, half, Arrays.copyOfRange(PICTURE, half, PICTURE.length));
        assertThat(again.status()).as("its answer got lost, so it comes again").isEqualTo(201);
        assertThat(again.json().path("id").asString()).isEqualTo(image);
        assertThat(head(upload).header("Upload-Complete")).isEqualTo("?1");
    }

    @Test
    void whatArrivedBeforeTheConnectionBrokeIsKept() throws Exception {
        String upload = begin(PICTURE.length);
        int sent = PICTURE.length / 3;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH /api/v1/uploads/" + upload + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/partial-upload\r\nUpload-Offset: 0\r\nContent-Length: "
                            + PICTURE.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(PICTURE, 0, sent);
            out.flush();
        }
        for (int tries = 0; tries < 200 && offset(upload) < sent; tries++) {
            Thread.sleep(20);
        }
        assertThat(offset(upload)).isEqualTo(sent);
        Answer last = append(upload, sent, Arrays.copyOfRange(PICTURE, sent, PICTURE.length));
        assertThat(last.status()).isEqualTo(201);
        assertThat(api.get("/images/" + last.json().path("id").asString() + "/content")
                        .response()
                        .body())
                .isEqualTo(PICTURE);
    }

    @Test
    void aPieceThatDoesNotFollowIsRefusedWithTheOffsetThatDoes() throws Exception {
        String upload = begin(PICTURE.length);
        append(upload, 0, Arrays.copyOf(PICTURE, 1000));
        Answer wrong = append(upload, 10, new byte[10]);
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.header("Upload-Offset")).isEqualTo("1000");
        assertThat(wrong.json().path("detail").asString()).contains("1,000");
        assertThat(append(upload, 1000, new byte[PICTURE.length]).status())
                .as("more than was begun with")
                .isEqualTo(400);
        assertThat(offset(upload)).isLessThanOrEqualTo(PICTURE.length);
    }

    @Test
    void whatIsNoPictureOrTooLargeOrTooMuchAtOnceIsRefused() throws Exception {
        String words = begin(20);
        assertThat(append(words, 0, "twenty bytes of text".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(415);
        assertThat(head(words).status()).as("it is forgotten").isEqualTo(404);
        assertThat(api.post("/uploads", Map.of("bytes", 6_000_000)).status()).isEqualTo(413);
        assertThat(api.post("/uploads", Map.of("bytes", 0)).status()).isEqualTo(400);
        assertThat(api.post("/uploads", Map.of()).status()).isEqualTo(400);

        String first = begin(5_000_000);
        Answer second = api.post("/uploads", Map.of("bytes", 5_000_000));
        assertThat(second.status()).isEqualTo(503);
        assertThat(api.delete("/uploads/" + first).status()).isEqualTo(204);
        assertThat(api.post("/uploads", Map.of("bytes", 5_000_000)).status()).isEqualTo(201);
    }

    @Test
    void whatNothingCameOfIsForgotten() throws Exception {
        String upload = begin(PICTURE.length);
        append(upload, 0, Arrays.copyOf(PICTURE, 1000));
        ResumableUploads resumable = server.bean(ResumableUploads.class);
        assertThat(resumable.forget(Duration.ofHours(1))).isZero();
        assertThat(resumable.forget(Duration.ZERO)).isEqualTo(1);
        assertThat(head(upload).status()).isEqualTo(404);
    }

    private String begin(long bytes) {
        Answer answer = api.post("/uploads", Map.of("bytes", bytes));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .endsWith("/api/v1/uploads/" + answer.json().path("id").asString());
        return answer.json().path("id").asString();
    }

    private Answer append(String upload, long offset, byte[] bytes) throws IOException {
        return api.send(api.request("/uploads/" + upload)
                .header("Content-Type", "application/partial-upload")
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    private Answer head(String upload) {
        return api.send(api.request("/uploads/" + upload).HEAD());
    }

    private long offset(String upload) {
        return Long.parseLong(head(upload).header("Upload-Offset"));
    }
}
