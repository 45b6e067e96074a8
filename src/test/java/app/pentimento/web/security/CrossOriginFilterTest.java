package app.pentimento.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.RawHttp;
import app.pentimento.testing.TestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginFilterTest {
    @AutoClose
    private static TestServer server;

    private static int port;

    @BeforeAll
    static void start() {
        server = TestServer.start("pentimento.web.allowed-hosts=Studio.example.org, other.example.org");
        port = server.port();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:PORT", "127.0.0.1:PORT", "127.1.2.3", "[::1]:PORT", "studio.example.org"
            })
    void ownNamesAreAnswered(String host) {
        assertThat(get("/api/v1/models", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "evil.example#localhost",
                "localhost@evil.example",
                "192.168.0.7:PORT",
                "10.0.0.1",
                "[2001:db8::1]:PORT",
                "studio.example.org.evil.example"
            })
    void foreignNamesAreRefused(String host) {
        String answer = get("/api/v1/models", "Host: " + host);
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("builtin:studio");
        assertThat(get("/actuator/health", "Host: " + host)).startsWith("HTTP/1.1 4");
    }

    @Test
    void theRefusalOfANameIsAProblemThatSaysWhatToDo() {
        assertThat(get("/api/v1/models", "Host: evil.example"))
                .startsWith("HTTP/1.1 403")
                .contains("application/problem+json")
                .contains("\"code\":\"forbidden\"")
                .contains("pentimento.web.allowed-hosts");
    }

    @Test
    void whatAProxySaysOfTheNameDoesNotCount() {
        assertThat(get("/api/v1/models", "Host: evil.example", "X-Forwarded-Host: localhost"))
                .startsWith("HTTP/1.1 403");
        assertThat(get("/api/v1/models", "Host: evil.example", "Forwarded: host=localhost"))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example,",
        "null,",
        "http://localhost:1,",
        "https://evil.example, cross-site",
        ", cross-site",
        ", same-site",
        ", something-new",
        "null, cross-site",
        "http://localhost:PORT, cross-site",
        "http://localhost:PORT.evil.example,",
        "file://,"
    })
    void aChangeAskedForByAForeignPageIsRefused(String origin, String site) {
        assertThat(post(origin, site)).startsWith("HTTP/1.1 403").contains("\"code\":\"forbidden\"");
    }

    @ParameterizedTest
    @CsvSource({
        ",",
        "http://localhost:PORT,",
        "http://localhost:PORT, same-origin",
        "null, same-origin",
        ", none",
        "https://studio.example.org, same-origin"
    })
    void aChangeAskedForByAProgramOrOurOwnPageIsDone(String origin, String site) {
        assertThat(post(origin, site)).startsWith("HTTP/1.1 201");
    }

    @Test
    void aForeignPageGetsNoPermissionToRead() {
        String answer = get("/api/v1/models", "Host: localhost", "Origin: http://evil.example");
        assertThat(answer).doesNotContainIgnoringCase("Access-Control-Allow");
        assertThat(answer).contains("Cross-Origin-Resource-Policy: same-origin");
        assertThat(RawHttp.send(
                        port,
                        "OPTIONS /api/v1/sessions HTTP/1.1",
                        "Host: localhost",
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: DELETE"))
                .doesNotContainIgnoringCase("Access-Control-Allow");
    }

    @Test
    void everyAnswerTellsTheBrowserToRefuseWhatIsNotOurs() {
        for (String path : new String[] {"/", "/api/v1/models", "/api/v1/turns/none", "/nowhere"}) {
            assertThat(get(path, "Host: localhost"))
                    .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
                    .contains("X-Content-Type-Options: nosniff")
                    .contains("X-Frame-Options: DENY")
                    .contains("Referrer-Policy: no-referrer")
                    .contains("Cross-Origin-Opener-Policy: same-origin")
                    .contains("Cross-Origin-Resource-Policy: same-origin")
                    .contains("Permissions-Policy: camera=(self)");
        }
    }

    @Test
    void theApiSetsNoCookie() {
        assertThat(get("/api/v1/models", "Host: localhost")).doesNotContainIgnoringCase("Set-Cookie");
        assertThat(post("", "")).doesNotContainIgnoringCase("Set-Cookie");
    }

    @Test
    void aPageNeedsItsTokenForAChange() {
        assertThat(RawHttp.send(port, "POST /anything HTTP/1.1", "Host: localhost", "Content-Length: 0"))
                .startsWith("HTTP/1.1 403");
    }

    private static String get(String path, String... headers) {
        String[] lines = new String[headers.length + 1];
        lines[0] = "GET " + path + " HTTP/1.1";
        for (int i = 0; i < headers.length; i++) {
            lines[i + 1] = headers[i].replace("PORT", String.valueOf(port));
        }
        return RawHttp.send(port, lines);
    }

    private static String post(String origin, String site) {
        StringBuilder request = new StringBuilder("POST /api/v1/sessions HTTP/1.1\r\nHost: localhost:PORT\r\n");
        if (origin != null && !origin.isEmpty()) {
            request.append("Origin: ").append(origin).append("\r\n");
        }
        if (site != null && !site.isEmpty()) {
            request.append("Sec-Fetch-Site: ").append(site).append("\r\n");
        }
        request.append("Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        return RawHttp.sendText(port, request.toString().replace("PORT", String.valueOf(port)));
    }
}
