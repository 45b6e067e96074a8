package app.pentimento.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What goes back to the client: whole, in pieces, or not to the end. */
final class Reply {
    private static final int PEEK_MILLIS = 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean streaming;
    private boolean answered;

    Reply(Socket socket, InputStream in) throws IOException {
        this.socket = socket;
        this.in = in;
        this.out = socket.getOutputStream();
    }

    /** A whole answer. */
    void send(int status, String type, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(
                "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        answered = true;
    }

    void json(int status, String body) throws IOException {
        send(status, "application/json; charset=UTF-8", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Starts an answer in pieces. */
    void stream() throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        streaming = true;
        answered = true;
    }

    /** Everything of an answer, its head too, just as it stands here; the connection ends with it. */
    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void piece(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A server-sent event. */
    void event(String json) throws IOException {
        piece(("data: " + json + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Breaks the connection, in the middle of whatever it is in. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        throw new IOException("cut");
    }

    /** Waits; false as soon as the client has gone. */
    boolean waits(Duration time) throws IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        socket.setSoTimeout(PEEK_MILLIS);
        try {
            while (System.nanoTime() < until) {
                try {
                    in.mark(1);
                    if (in.read() < 0) {
                        return false;
                    }
                    in.reset();
                    Thread.sleep(PEEK_MILLIS);
                } catch (SocketTimeoutException e) {
                    // still there
                } catch (IOException e) {
                    return false;
                }
            }
            return true;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(0);
            }
        }
    }

    /** Ends the answer; tells whether the connection can take another request. */
    boolean finish() throws IOException {
        if (streaming) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        return answered;
    }
}
