package app.pentimento.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under the server: a real one, small, in memory; where it cannot be mounted, nothing is tested. */
class FullDiskTest {
    @TempDir
    Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", folder.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void saysWhichDiskIsFullAnswersWhatItCanAndGoesOnByItselfWithNothingLost() throws Exception {
        mounted = isRoot() && run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", folder.toString());
        Assumptions.assumeTrue(mounted, "No small disk can be mounted here");
        try (TestServer server = TestServer.start(
                "spring.datasource.url=jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "pentimento.disk.least=6MB",
                "pentimento.disk.reserve=4MB",
                "pentimento.disk.folder=" + folder,
                "logging.level.root=error")) {
            ApiClient api = server.api();
            String before = api.newSession("before");
            Path fill = folder.resolve("fill");
            fill(fill);
            Answer refused = untilRefused(api);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("detail").asString()).contains("disk", folder.toString());
            assertThat(untilAnswered(api, before)).isEqualTo(200);
            assertThat(api.post("/sessions", Map.of("title", "not now")).status())
                    .isEqualTo(503);

            Files.delete(fill);
            String after = null;
            for (int i = 0; i < 200 && after == null; i++) {
                Answer answer = api.post("/sessions", Map.of("title", "after"));
                after = answer.status() == 201 ? answer.json().path("id").asString() : null;
                Thread.sleep(50);
            }
            assertThat(after).as("works again by itself").isNotNull();
            server.restart();
            assertThat(api.get("/sessions/" + before).status()).isEqualTo(200);
            assertThat(api.get("/sessions/" + after).status()).isEqualTo(200);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[64 << 10];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static Answer untilRefused(ApiClient api) throws InterruptedException {
        Answer answer = api.post("/sessions", Map.of("title", "too much"));
        for (int i = 0; i < 200 && !answer.text().contains("MB left"); i++) {
            Thread.sleep(50);
            answer = api.post("/sessions", Map.of("title", "too much"));
        }
        return answer;
    }

    private static int untilAnswered(ApiClient api, String session) throws InterruptedException {
        int status = 0;
        for (int i = 0; i < 200 && status != 200; i++) {
            status = api.get("/sessions/" + session).status();
            Thread.sleep(50);
        }
        return status;
    }
}
