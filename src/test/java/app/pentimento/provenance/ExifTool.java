package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** exiftool as the outside judge of metadata. Where it is missing, tests skip, but in CI they fail. */
public final class ExifTool {
    private ExifTool() {}

    /** What exiftool says of a file, with the group of every tag, such as {@code XMP-TC260:AIGC}. */
    public static String read(Path file) throws IOException, InterruptedException {
        return run(List.of("-G1", "-a", "-s", "-validate", "-warning", "-error", "-all", file.toString()));
    }

    private static String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("exiftool"));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            boolean ci = "true".equals(System.getenv("CI"));
            assertThat(ci).as("exiftool must be installed in CI").isFalse();
            assumeTrue(false, "exiftool is not installed");
            throw e;
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return out;
    }

    /** Writes bytes to a file that exiftool can be given. */
    public static Path file(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
