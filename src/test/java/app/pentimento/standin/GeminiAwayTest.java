package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.assertFailed;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Backends that cannot be reached. */
class GeminiAwayTest {
    @Test
    void aBackendThatRefusesTheConnectionIsTold() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertNotReached(port);
    }

    @Test
    void aBackendThatDoesNotTakeTheConnectionIsGivenUpOn() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket()) {
            full.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            for (int i = 0; i < 4; i++) { // nobody accepts these, so that the next ones get no answer at all
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 100);
                } catch (java.net.SocketTimeoutException e) {
                    break;
                }
            }
            assertNotReached(full.getLocalPort());
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static void assertNotReached(int port) {
        try (TestServer away = TestServer.start(
                "pentimento.model.google.developer.api-key=" + StandIn.KEY,
                "pentimento.model.google.developer.base-url=http://127.0.0.1:" + port,
                "pentimento.model.wire.connect=500ms",
                "pentimento.model.wire.retries.attempts=2",
                "pentimento.model.wire.retries.first-backoff=10ms")) {
            ApiClient api = away.api();
            String turn = api.multipart(
                            "/sessions/" + api.newSession("") + "/turns",
                            Map.of(
                                    "prompt",
                                    "Make it blue",
                                    "model",
                                    GeminiServer.NANO,
                                    "image",
                                    TestPictures.png(64, 48, 1)))
                    .json()
                    .path("id")
                    .asString();
            assertFailed(api.end(turn), "backend-unavailable", true, "cannot be reached");
        }
    }
}
