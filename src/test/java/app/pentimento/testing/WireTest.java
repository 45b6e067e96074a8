package app.pentimento.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.RepeatedTest;

/** What tests of lost connections rely on. */
class WireTest {
    @RepeatedTest(20)
    void noConnectionSurvivesACutHoweverLateItWasMade() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
                Wire wire = new Wire(server.getLocalPort(), 10_000_000)) {
            List<Socket> made = new CopyOnWriteArrayList<>();
            Thread client = Thread.ofPlatform().start(() -> connect(wire, made));
            while (made.size() < 5) {
                Thread.onSpinWait();
            }
            wire.cut();
            client.join();
            for (Socket socket : made) {
                assertThat(ends(socket)).isTrue();
            }
        }
    }

    private static void connect(Wire wire, List<Socket> made) {
        try {
            while (true) {
                made.add(new Socket(wire.url().getHost(), wire.url().getPort()));
            }
        } catch (IOException e) {
            // the wire is cut
        }
    }

    /**
     * Whether the other side has closed it, or does soon: on a busy machine its threads may have to wait. Where more
     * connections are made at once than are accepted, Linux lets go of some without a word, and only says so to who sends.
     */
    private static boolean ends(Socket socket) throws IOException {
        try (socket) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(0);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }
}
