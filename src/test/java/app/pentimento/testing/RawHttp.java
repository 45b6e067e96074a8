package app.pentimento.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends requests byte by byte, for what a well-behaved client would never send. */
public final class RawHttp {
    private static final int PATIENCE_MILLISECONDS = 30_000;

    private RawHttp() {}

    /** Sends these lines as a request without a body, with {@code Connection: close}; gives the whole answer. */
    public static String send(int port, String... lines) {
        return sendText(port, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends this text as it is; gives all that comes until the server closes the connection. */
    public static String sendText(int port, String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
