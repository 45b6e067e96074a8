package app.pentimento.provenance.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit-check FILE [HASH]}: checks an exported audit log, one JSON entry a line, without a server or a database. */
public final class AuditCommand {
    private AuditCommand() {}

    /**
     * Checks the file and says what it found; gives the exit status: 0 whole, 1 not, 2 not readable.
     *
     * @param kept the last hash of an earlier check, kept elsewhere, which must be in the log still; null for none
     */
    public static int run(Path file, @Nullable String kept, PrintStream out) {
        AuditCheck check = new AuditCheck(kept);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    check.next(JsonMapper.shared().readValue(line, AuditEntry.class));
                }
            }
        } catch (IOException | JacksonException e) {
            out.println("This is no exported audit log: " + e.getMessage());
            return 2;
        }
        AuditCheck.Result result = check.result();
        out.printf("%d entries, last hash %s%n", result.entries(), result.head());
        out.println(result.whole() ? "The log is whole." : "The log is not whole. " + result.problem());
        return result.whole() ? 0 : 1;
    }
}
