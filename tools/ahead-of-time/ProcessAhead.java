import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Does Spring's processing ahead of time for what is packaged: {@code java -cp CLASSPATH ProcessAhead.java CLASSES WORK
 * PACKAGED MAIN-CLASS}. PACKAGED gets the compiled classes, the code that Spring generates for them, and a
 * {@code spring.properties} that switches it on; {@code -Dspring.aot.enabled=false} switches it off again.
 *
 * <p>Boot's own goal does the same, but compiles with the Java that Maven runs on, which may be older than the project's.
 */
public final class ProcessAhead {
    private static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";

    private ProcessAhead() {}

    public static void main(String[] arguments) throws Exception {
        Path classes = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        Path packaged = Path.of(arguments[2]);
        delete(work);
        delete(packaged);
        copy(classes, packaged);
        Path sources = work.resolve("sources");
        Path resources = work.resolve("resources");
        Path generated = work.resolve("classes");
        process(arguments[3], sources, resources, generated);
        copy(generated, packaged);
        copy(resources, packaged);
        compile(sources, packaged);
        Files.writeString(packaged.resolve("spring.properties"), "spring.aot.enabled=true\n");
        System.exit(0); // whatever the application started is not waited for
    }

    private static void process(String main, Path sources, Path resources, Path generated) throws Exception {
        String[] arguments = {main, sources.toString(), resources.toString(), generated.toString(), "app", "packaged"};
        Class.forName(PROCESSOR).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    private static void compile(Path sources, Path packaged) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-d", packaged.toString()));
        arguments.addAll(List.of("-cp", packaged + java.io.File.pathSeparator + System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, System.err, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("What Spring generated does not compile");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
