package app.pentimento.quality;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.crash.ServerProcess;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Checks wait for a server that does them, and turns never wait for checks. */
class ChecksSurviveTest {
    @Test
    void whatWaitsIsCheckedAfterTheNextStart() {
        try (TestServer server = TestServer.start()) {
            ApiClient api = server.api();
            JsonNode turn = api.ask(api.newSession("later"), "draw 2; say the word \"Later\"");
            String id = turn.path("id").asString();
            assertThat(api.end(id).at("/parts/0/quality").isMissingNode()).isTrue();
            assertThat(server.bean(PictureChecks.class).of(List.of(picture(api.end(id)))))
                    .hasEntrySatisfying(
                            picture(api.end(id)),
                            quality -> assertThat(quality.checked()).isFalse());
            server.stop();
            server.startAgain(TestServer.CHECKS);
            JsonNode quality = api.checked(id).at("/parts/0/quality");
            assertThat(quality.at("/text/score").isNumber())
                    .as(quality.toString())
                    .isTrue();
        }
    }

    @Test
    void aCheckThatADeadServerHadTakenIsDoneByTheNext() {
        try (TestServer server = TestServer.start()) {
            ApiClient api = server.api();
            String id = api.ask(api.newSession("taken"), "draw 2").path("id").asString();
            api.end(id);
            assertThat(server.bean(PictureChecks.class).take(Duration.ofHours(1)))
                    .isPresent();
            assertThat(server.bean(PictureChecks.class).take(Duration.ofHours(1)))
                    .isEmpty();
            server.stop();
            server.startAgain(TestServer.CHECKS);
            assertThat(api.checked(id).at("/parts/0/quality").isObject()).isTrue();
        }
    }

    @Test
    void aPictureThatServersDieOfIsGivenUp() {
        try (TestServer server = TestServer.start()) {
            ApiClient api = server.api();
            String id = api.ask(api.newSession("deadly"), "draw 2").path("id").asString();
            api.end(id);
            PictureChecks checks = server.bean(PictureChecks.class);
            for (int i = 0; i < 3; i++) {
                assertThat(checks.take(Duration.ofHours(1))).isPresent();
                checks.release();
            }
            server.stop();
            server.startAgain(TestServer.CHECKS);
            assertThat(api.checked(id).at("/parts/0/quality/problem").asString())
                    .contains("stopped each time");
        }
    }

    @Test
    void whereTheLibraryCannotBeLoadedTurnsAreAnsweredAndTheCheckSaysThatItCannotRead(
            @TempDir Path data, @TempDir Path libraries) throws Exception {
        for (String name : List.of("onnxruntime", "onnxruntime4j_jni")) {
            Files.writeString(libraries.resolve(System.mapLibraryName(name)), "no library for this platform");
        }
        try (HttpClient client = HttpClient.newHttpClient();
                ServerProcess server = ServerProcess.start(
                        data, client, Map.of("JAVA_TOOL_OPTIONS", "-Donnxruntime.native.path=" + libraries))) {
            ApiClient api = new ApiClient(server::base);
            JsonNode turn = api.multipart(
                            "/sessions/" + api.newSession("elsewhere") + "/turns",
                            Map.of(
                                    "prompt",
                                    "write \"Hello there\"",
                                    "model",
                                    "builtin:studio",
                                    "image",
                                    TestPictures.png(640, 480, 3)))
                    .json();
            JsonNode ended = api.checked(turn.path("id").asString());
            assertThat(ended.path("status").asString()).isEqualTo("succeeded");
            JsonNode quality = ended.path("parts")
                    .valueStream()
                    .map(part -> part.path("quality"))
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .orElseThrow();
            assertThat(quality.path("problem").asString()).contains("cannot be loaded on its platform");
            assertThat(quality.path("text").isNull()).isTrue();
            assertThat(quality.at("/drift/changed").asDouble()).isPositive();
        }
    }

    private static String picture(JsonNode turn) {
        return turn.at("/parts/0/image/id").asString();
    }
}
