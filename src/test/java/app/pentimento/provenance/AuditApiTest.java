package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.audit.AuditCommand;
import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditApiTest {
    @TempDir
    Path folder;

    @Test
    void theLogIsExportedCheckedAndEveryChangeOfItIsFound() throws Exception {
        try (TestServer server = TestServer.start("pentimento.provenance.profile=cn")) {
            AuditLog log = server.bean(AuditLog.class);
            IntStream.range(0, 20)
                    .parallel()
                    .forEach(i -> log.append(AuditEvent.DELIVERED, "someone\n" + i, "id", "\\"));
            ApiClient.Answer exported = server.api().get("/audit");
            assertThat(exported.header("Content-Type")).startsWith("application/x-ndjson");
            List<String> lines = exported.text().lines().toList();
            assertThat(lines).hasSizeGreaterThanOrEqualTo(20);
            assertThat(check(lines)).isZero();
            assertThat(server.api().get("/audit/check").json().path("whole").asBoolean())
                    .isTrue();

            int middle = lines.size() - 5;
            assertThat(check(without(lines, middle))).isEqualTo(1);
            assertThat(check(without(lines, 0))).isEqualTo(1);
            assertThat(check(changed(lines, middle, "someone", "anybody"))).isEqualTo(1);
            assertThat(check(swapped(lines, middle))).isEqualTo(1);
            assertThat(check(changed(lines, middle, "delivered", "key-changed")))
                    .isEqualTo(1);
            assertThat(check(List.of("no entry"))).isEqualTo(2);

            // A log that ends too early is sound in itself: only the hash that was kept tells.
            String head = server.api().get("/audit/check").json().path("head").asString();
            List<String> shorter = lines.subList(0, lines.size() - 3);
            assertThat(check(shorter)).isZero();
            assertThat(check(shorter, head)).isEqualTo(1);
            assertThat(check(lines, head)).isZero();
            assertThat(server.api()
                            .get("/audit/check?head=" + head)
                            .json()
                            .path("whole")
                            .asBoolean())
                    .isTrue();

            log.removeBefore(Instant.now().plusSeconds(1));
            List<String> left = server.api().get("/audit").text().lines().toList();
            assertThat(left).hasSize(1);
            assertThat(check(left)).isZero();

            log.append(AuditEvent.DELIVERED, "someone", "id", "");
            server.bean(JdbcClient.class)
                    .sql("delete from audit_entry where number = (select max(number) from audit_entry)")
                    .update();
            assertThat(server.api().get("/audit/check").json().path("problem").asString())
                    .contains("missing at the end");

            server.bean(JdbcClient.class)
                    .sql("update audit_entry set who = 'nobody'")
                    .update();
            assertThat(server.api().get("/audit/check").json().path("whole").asBoolean(true))
                    .isFalse();
            server.bean(JdbcClient.class).sql("delete from audit_entry").update();
            assertThat(server.api().get("/audit/check").json().path("problem").asString())
                    .contains("missing");
        }
    }

    private static List<String> without(List<String> lines, int index) {
        return IntStream.range(0, lines.size())
                .filter(i -> i != index)
                .mapToObj(lines::get)
                .toList();
    }

    private static List<String> changed(List<String> lines, int index, String from, String to) {
        assertThat(lines.get(index)).contains(from);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i == index ? lines.get(i).replace(from, to) : lines.get(i))
                .toList();
    }

    private static List<String> swapped(List<String> lines, int index) {
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, index, index + 1);
        return swapped;
    }

    private int check(List<String> lines) throws Exception {
        return check(lines, null);
    }

    private int check(List<String> lines, @Nullable String kept) throws Exception {
        Path file = Files.write(folder.resolve("audit.jsonl"), lines, StandardCharsets.UTF_8);
        return AuditCommand.run(file, kept, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }
}
