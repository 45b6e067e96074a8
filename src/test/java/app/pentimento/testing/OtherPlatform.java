package app.pentimento.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A platform for which no library has a native build. */
public final class OtherPlatform {
    /** Its name, as Java says it. */
    public static final String NAME = "riscv64";

    private OtherPlatform() {}

    /** What the main method of a class prints there, which must end well. */
    public static List<String> lines(Class<?> program) throws IOException, InterruptedException {
        Process elsewhere = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dos.arch=" + NAME,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(elsewhere.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(elsewhere.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
