package app.pentimento.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server of its own process, on a folder that outlives it. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final URI base;

    private ServerProcess(Process process, Path log, URI base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /** Starts a server and waits until it can serve. */
    static ServerProcess start(Path data, HttpClient client) throws IOException, InterruptedException {
        return start(data, client, Map.of());
    }

    /** The same, with these variables in its environment. */
    public static ServerProcess start(Path data, HttpClient client, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(data, client, List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), environment);
    }

    /** The same, with these options of Java. */
    public static ServerProcess start(
            Path data, HttpClient client, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start("app.pentimento.PentimentoApplication", data, client, options, environment);
    }

    /** The same, by this class with a main method. */
    public static ServerProcess start(
            String main, Path data, HttpClient client, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
        return start(all, data, client, environment);
    }

    /** Starts whatever these arguments of Java start. */
    static ServerProcess start(List<String> java, Path data, HttpClient client, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        Path log = data.resolve("server-" + System.nanoTime() + ".out");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("--server.port=" + port, "--pentimento.data=" + data));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        ServerProcess server = new ServerProcess(process, log, URI.create("http://127.0.0.1:" + port));
        server.awaitHealth(client);
        return server;
    }

    /** What it has said so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    public URI base() {
        return base;
    }

    /** As {@code kill -9}: no hook runs, nothing is flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server's process does not die");
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitHealth(HttpClient client) throws InterruptedException, IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest health =
                HttpRequest.newBuilder(base.resolve("/actuator/health")).build();
        while (System.nanoTime() < end) {
            try {
                if (client.send(health, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("The server did not start:\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
