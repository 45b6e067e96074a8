package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.RawHttp;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error of the API is a problem that says what to do, and none is a stack trace. */
class ProblemsTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start("spring.servlet.multipart.max-file-size=1MB");
        api = server.api();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/turns/none",
                "/sessions/none",
                "/sessions/none/turns",
                "/turns/%F0%9F%8D%8C",
                "/nowhere",
                "/sessions/%27%20or%201%3D1",
                "/turns/none/events",
                "/sessions/none/export"
            })
    void whatIsNotThereIsA404(String path) {
        problem(api.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "\"text\"", "null", "", "{\"prompt\": {}}", "{\"imageIds\": 7}"})
    void aBodyThatIsNotATurnIsA400(String body) {
        String session = api.newSession("A");
        problem(api.post("/sessions/" + session + "/turns", body), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/turns/%00",
                "/turns/a%2Fb",
                "/turns/a;b=c",
                "/sessions/%ff",
                "/sessions/../sessions",
                "/turns//events",
                "/turns/%25",
                "/turns/{id}",
                "/turns/\"",
                "/turns/\u00e9",
                "/sessions/a%5Cb/turns"
            })
    void anOddPathIsAProblemToo(String path) {
        String answer = RawHttp.send(server.port(), "GET /api/v1" + path + " HTTP/1.1", "Host: localhost");
        assertThat(answer)
                .startsWith("HTTP/1.1 40")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void anUnknownMethodIsA405() {
        assertThat(RawHttp.send(server.port(), "MAKE /api/v1/sessions HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 405")
                .contains("application/problem+json");
    }

    @Test
    void headAndOptionsAreAnswered() {
        assertThat(RawHttp.send(server.port(), "HEAD /api/v1/models HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 200");
        assertThat(RawHttp.send(server.port(), "HEAD /api/v1/turns/none HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 404");
        assertThat(RawHttp.send(server.port(), "OPTIONS /api/v1/sessions HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 200")
                .contains("Allow: ");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        String session = api.newSession("A");
        Answer answer = api.post(
                "/sessions/" + session + "/turns", "{\"prompt\": \"a\", \"options\": {\"variants\": \"many\"}}");
        problem(answer, 400, "invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("options.variants");
    }

    @Test
    void aFieldThatNobodyKnowsIsIgnored() {
        assertThat(api.post("/sessions", Map.of("title", "A", "colour", "red")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "cursor=!", "cursor=AAAA", "archived=perhaps"})
    void aWrongParameterIsA400(String query) {
        problem(api.get("/sessions?" + query), 400, "invalid-request");
    }

    @Test
    void aWrongMethodIsA405WithTheRightOnes() {
        Answer answer = api.delete("/models");
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void aBodyOfAnotherTypeIsA415() {
        Answer answer = api.send(
                api.request("/sessions").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("A")));
        problem(answer, 415, "unsupported-media-type");
    }

    @Test
    void anUploadAboveTheLimitIsAnsweredWithABody() {
        String session = api.newSession("A");
        Answer answer = api.multipart(
                "/sessions/" + session + "/turns", Map.of("prompt", "a", "image", new byte[3 * 1024 * 1024]));
        problem(answer, 413, "too-large");
    }

    @Test
    void aTornMultipartBodyIsA400() {
        String session = api.newSession("A");
        Answer answer = api.send(api.request("/sessions/" + session + "/turns")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nhal")));
        problem(answer, 400, "invalid-request");
    }

    @Test
    void aClientThatAcceptsSomethingElseStillGetsTheProblem() {
        problem(api.send(api.request("/turns/none").header("Accept", "text/event-stream")), 404, "not-found");
        problem(api.send(api.request("/sessions").header("Accept", "image/png")), 406, "not-acceptable");
    }

    private static void problem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:pentimento:problem:" + code);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
