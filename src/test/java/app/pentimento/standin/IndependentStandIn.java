package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in of {@code tools/model-stand-in}, which others wrote, in a process of its own. */
final class IndependentStandIn implements AutoCloseable {
    private static final Path PROGRAM =
            Path.of("tools", "model-stand-in", "node_modules", "@copilotkit", "aimock", "dist", "cli.js");
    private static final int TRIES = 200;

    private final Process process;
    private final int port;

    private IndependentStandIn(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with these fixtures; where it is not installed the test is skipped, except in CI. */
    static IndependentStandIn start(Path folder, List<Map<String, Object>> fixtures)
            throws IOException, InterruptedException {
        boolean installed = Files.exists(PROGRAM);
        if (!installed) {
            assertThat("true".equals(System.getenv("CI")))
                    .as("Node and the packages of tools/model-stand-in must be installed in CI: bin/install-test-tools")
                    .isFalse();
            assumeTrue(false, "The packages of tools/model-stand-in are not installed");
        }
        Path file = Files.writeString(
                folder.resolve("fixtures.json"), JsonMapper.shared().writeValueAsString(Map.of("fixtures", fixtures)));
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        "node", PROGRAM.toString(), "--port", Integer.toString(port), "--fixtures", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("stand-in.out").toFile())
                .start();
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return new IndependentStandIn(process, port);
            } catch (IOException e) {
                Thread.sleep(50); // not listening yet
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException(
                "The stand-in did not start:\n" + Files.readString(folder.resolve("stand-in.out")));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
