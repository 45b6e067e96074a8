package app.pentimento;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class StartTest {
    @Test
    void theServerStartsInAnEmptyFolder(@TempDir Path data) {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(PentimentoApplication.class, "--server.port=0", "--pentimento.data=" + data)) {
            assertThat(context.isRunning()).isTrue();
        }
    }
}
