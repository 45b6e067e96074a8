package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.corpus.Corpus;
import app.pentimento.image.corpus.Sample;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every odd and hostile file, sent to the API as a program would, gets the status and the problem that it must. */
class ImageCorpusTest {
    private static final TestServer server = TestServer.start("pentimento.image.memory=200MB");

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Sample> samples() {
        return Corpus.samples();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void eachFileGetsItsStatus(Sample sample) {
        Answer answer = upload(sample);
        if (sample.rejected() == null) {
            assertThat(answer.status()).as(sample.name() + ": " + answer.text()).isEqualTo(201);
            assertThat(answer.json().path("width").asInt()).isEqualTo(sample.width());
            assertThat(answer.json().path("height").asInt()).isEqualTo(sample.height());
            return;
        }
        int status = switch (sample.rejected()) {
            case TOO_LARGE -> 413;
            case UNSUPPORTED_IMAGE -> 415;
            case UNREADABLE_IMAGE -> 422;
            case OVERLOADED -> 503;
        };
        assertThat(answer.status()).as(sample.name() + ": " + answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asString()).endsWith(".");
    }

    /** As a multipart field whose part tells the type, or nothing. */
    private static Answer upload(Sample sample) {
        String type = sample.declared() == null || sample.declared().isEmpty()
                ? "application/octet-stream"
                : sample.declared();
        String boundary = "----corpus-4fa1c2";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                        + "Content-Type: " + type + "\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] foot = ("\r\n--" + boundary + "--\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return server.api()
                .send(server.api()
                        .request("/images")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, sample.bytes(), foot))));
    }
}
