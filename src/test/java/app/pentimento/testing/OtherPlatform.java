package app.pentimento.testing;

import java.io.IOException;
import java.util.List;

/** A platform for which no library has a native build. */
public final class OtherPlatform {
    /** Its name, as Java says it. */
    public static final String NAME = "riscv64";

    private OtherPlatform() {}

    /** What the main method of a class prints there, which must end well. */
    public static List<String> lines(Class<?> program) throws IOException, InterruptedException {
        return OtherJava.lines(program, "-Dos.arch=" + NAME);
    }
}
