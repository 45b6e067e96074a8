package app.pentimento.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.PentimentoApplication;
import app.pentimento.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OneServerPerFolderTest {
    @Test
    void aSecondServerOnTheSameFolderSaysSoInAFewWords() throws Exception {
        try (TestServer first = TestServer.start()) {
            Process second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            PentimentoApplication.class.getName(),
                            "--server.port=0",
                            "--pentimento.data=" + first.data())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor()).isNotZero();
            assertThat(output)
                    .contains("Another server is already running on the data folder")
                    .contains("set PENTIMENTO_DATA to another folder")
                    .doesNotContain("\tat ");

            assertThat(first.api().get("/sessions").status()).isEqualTo(200);
        }
    }
}
