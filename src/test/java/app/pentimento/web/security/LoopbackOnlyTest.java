package app.pentimento.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.PentimentoApplication;
import app.pentimento.testing.RawHttp;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackOnlyTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"--server.address=0.0.0.0", "--server.address="})
    void theServerRefusesToStartWhereOthersCouldReachIt(String setting) throws IOException, InterruptedException {
        Process process = startWith(setting);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output)
                .contains("there is no login, so only an address of this machine is safe")
                .contains("Set server.address to 127.0.0.1")
                .doesNotContain("\tat ");
        assertThat(data.resolve("pentimento.mv.db")).doesNotExist();
    }

    @Test
    void theOperatorCanVouchForTheNetwork() {
        try (TestServer server = TestServer.start("server.address=0.0.0.0", "pentimento.web.behind-loopback=true")) {
            assertThat(RawHttp.send(server.port(), "GET /api/v1/models HTTP/1.1", "Host: localhost:8080"))
                    .startsWith("HTTP/1.1 200");
            assertThat(RawHttp.send(server.port(), "GET /api/v1/models HTTP/1.1", "Host: 192.168.0.7:8080"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    private Process startWith(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PentimentoApplication.class.getName(),
                "--server.port=0",
                "--pentimento.data=" + data));
        command.addAll(Arrays.asList(settings));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
