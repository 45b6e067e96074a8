package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.RawHttp;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;

/** What a client gets wrong is the client's fault, in the API and in pages: a 4xx that says so, and never a 500. */
class OddRequestsTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%", "%zz", "%c3%28", "%e4%bd"})
    void aQueryThatIsNoTextIsRefused(String query) {
        String problem =
                RawHttp.send(server.port(), "GET /api/v1/sessions?q=" + query + " HTTP/1.1", "Host: localhost");
        assertThat(problem).startsWith("HTTP/1.1 400").contains("application/problem+json", "invalid-request");
        String page = RawHttp.send(
                server.port(), "GET /recipes?q=" + query + " HTTP/1.1", "Host: localhost", "Accept: text/html");
        assertThat(page).startsWith("HTTP/1.1 400").contains("<html", "The request cannot be understood");
        String form = "prompt=" + query;
        String posted = RawHttp.sendText(
                server.port(),
                "POST /recipes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form);
        assertThat(posted).startsWith("HTTP/1.1 400").contains("<html");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/sessions | text/html;q=2
            /api/v1/sessions | */*;q=abc
            /api/v1/sessions | nonsense
            /api/v1/models   | application/json;q=-1
            /                | text/html;q=1.5
            /verify          | text/html;q=x, */*
            /nowhere         | text/html;q=NaN
            /api/v1/nowhere  | ;;;
            /css/base.css    | text/css;q=9
            """)
    void anAcceptHeaderThatCannotBeReadIsNoFaultOfTheServer(String path, String accept) {
        String answer =
                RawHttp.send(server.port(), "GET " + path + " HTTP/1.1", "Host: localhost", "Accept: " + accept);
        assertThat(Integer.parseInt(answer.substring(9, 12))).as(answer).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/webp;q=2", "*/*;q=abc", "nonsense", ";;;"})
    void aPreviewIsAskedForWithAnyAcceptHeader(String accept) {
        String id = api.send(api.request("/images")
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(TestPictures.png(20, 10, 2))))
                .json()
                .path("id")
                .asString();
        for (String path : new String[] {"/content?width=160", "/content", "/provenance"}) {
            String answer = RawHttp.send(
                    server.port(),
                    "GET /api/v1/images/" + id + path + " HTTP/1.1",
                    "Host: localhost",
                    "Accept: " + accept);
            assertThat(Integer.parseInt(answer.substring(9, 12))).as(path).isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image/png; charset=x", "image/png;charset=utf-8", "image/png; name=\"a.png\"", "IMAGE/PNG"})
    void parametersOfAPicturesTypeAreOfNoConcern(String type) {
        byte[] picture = TestPictures.png(20, 10, 1);
        for (String path : new String[] {"/images", "/verify"}) {
            assertThat(api.send(api.request(path)
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofByteArray(picture)))
                            .status())
                    .as("%s as %s", path, type)
                    .isIn(200, 201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/", "image", "png", ";"})
    void aTypeThatIsNoneIsRefused(String type) {
        assertThat(api.send(api.request("/images")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(TestPictures.png(20, 10, 1))))
                        .status())
                .isIn(400, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.999.1.1", "127.0.0.256", "127.1", "127.0.0.1.example.org", "localhost.example.org"})
    void aHostThatIsNotThisMachinesIsNotTakenForIt(String host) {
        assertThat(RawHttp.send(server.port(), "GET /api/v1/sessions HTTP/1.1", "Host: " + host))
                .startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "localhost", "LOCALHOST:80", "[::1]"})
    void aHostThatIsThisMachinesIsServed(String host) {
        assertThat(RawHttp.send(server.port(), "GET /api/v1/sessions HTTP/1.1", "Host: " + host))
                .startsWith("HTTP/1.1 200");
    }

    /** An upload that housekeeping removes while a turn attaches it, for one. */
    @Test
    void whatIsDeletedMeanwhileIsAConflict() {
        Problem problem = Problems.of(new DataIntegrityViolationException("turn_input"), new MockHttpServletRequest());

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("conflict");
        assertThat(problem.detail()).contains("deleted or changed meanwhile");
    }
}
