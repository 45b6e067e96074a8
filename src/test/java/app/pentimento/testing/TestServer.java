package app.pentimento.testing;

import app.pentimento.PentimentoApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application, started as it is for people, on a free port and with a data folder of its own, which it keeps over
 * a {@link #restart} and removes when closed. {@code test:scripted} ({@link ScriptedModel}) is among its models. Only
 * what would use the processors beside a test is off: {@link #CHECKS}.
 */
public final class TestServer implements AutoCloseable {
    /** Looks at answers afterwards, as it does for people, too: for the tests of that. */
    public static final String CHECKS = "pentimento.quality.checks=true";

    private static final String NO_CHECKS = "pentimento.quality.checks=false";
    private static final String NO_DRAIN = "pentimento.editing.drain=0s";

    private final Path data;
    private final List<String> settings;
    private final List<Class<?>> parts;
    private @Nullable ConfigurableApplicationContext context;

    private TestServer(Path data, List<Class<?>> parts, List<String> settings) {
        this.data = data;
        this.parts = parts;
        this.settings = settings;
    }

    /** Starts a server with these settings besides those of {@code application.yml}, each as {@code name=value}. */
    public static TestServer start(String... settings) {
        return start(List.of(), settings);
    }

    /** The same with these parts besides the application's own. */
    public static TestServer start(List<Class<?>> parts, String... settings) {
        try {
            TestServer server = new TestServer(
                    Files.createTempDirectory("pentimento-test"), parts, List.copyOf(Arrays.asList(settings)));
            server.startAgain();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's root, such as {@code http://127.0.0.1:41234}, with the path that it is served under, if any. */
    public URI url() {
        String path = context().getEnvironment().getProperty("server.servlet.context-path", "");
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public int port() {
        return Integer.parseInt(String.valueOf(context().getEnvironment().getProperty("local.server.port")));
    }

    /** The folder of its database, pictures and logs. */
    public Path data() {
        return data;
    }

    /** A client of its API. */
    public ApiClient api() {
        return new ApiClient(this::url);
    }

    /** One of its parts, for what cannot be seen from outside. */
    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** The same, where there are several of the type. */
    public <T> T bean(String name, Class<T> type) {
        return context().getBean(name, type);
    }

    /** Stops it in good order; {@link #startAgain} undoes it. */
    public void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    /** Starts it again with the same data, on another port, and with these settings besides or instead of its own. */
    public void startAgain(String... more) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--pentimento.data=" + data);
        arguments.add("--spring.main.register-shutdown-hook=false");
        Map<String, String> chosen = new LinkedHashMap<>();
        Stream.of(Stream.of(NO_CHECKS, NO_DRAIN), settings.stream(), Stream.of(more))
                .flatMap(Function.identity())
                .forEach(setting -> chosen.put(setting.substring(0, setting.indexOf('=')), setting));
        chosen.values().forEach(setting -> arguments.add("--" + setting));
        SpringApplication application = new SpringApplication(PentimentoApplication.class, ScriptedModel.class);
        application.addPrimarySources(parts);
        context = application.run(arguments.toArray(String[]::new));
    }

    public void restart() {
        stop();
        startAgain();
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext context() {
        if (context == null) {
            throw new IllegalStateException("The test server is stopped");
        }
        return context;
    }
}
