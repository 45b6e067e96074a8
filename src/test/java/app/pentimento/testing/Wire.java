package app.pentimento.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A connection to a server that can be slow, cut, and mended. */
public final class Wire implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final int to;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final long pause;
    private @Nullable ServerSocket listening;

    /**
     * A wire to a server on this machine.
     *
     * @param bytesASecond how fast it is towards the server
     */
    public Wire(int to, int bytesASecond) {
        this.to = to;
        this.pause = 1000L * PIECE / bytesASecond;
        this.port = listen(0);
    }

    /** The server at the other end, by this wire. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How many bytes have gone to the server. */
    public long sent() {
        return sent.get();
    }

    /** Cuts every connection, and lets no new one through. */
    public void cut() {
        close();
    }

    /** Lets connections through again. */
    public void mend() {
        listen(port);
    }

    private int listen(int at) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.setReceiveBufferSize(PIECE);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            listening = socket;
            Thread.ofVirtual().start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept(), socket);
            } catch (IOException e) {
                // cut, or closed
            }
        }
    }

    private void connect(Socket here, ServerSocket by) throws IOException {
        Socket there = new Socket();
        open.add(here);
        open.add(there);
        try {
            there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
        } finally {
            // one that was accepted while the wire was being cut came too late to be cut with the others
            if (by.isClosed() || !there.isConnected()) {
                here.close();
                there.close();
            }
        }
        Thread.ofVirtual().start(() -> copy(here, there, true));
        Thread.ofVirtual().start(() -> copy(there, here, false));
    }

    private void copy(Socket from, Socket into, boolean slow) {
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int read; (read = in.read(piece)) > 0; ) {
                out.write(piece, 0, read);
                if (slow) {
                    sent.addAndGet(read);
                    Thread.sleep(pause * read / PIECE);
                }
            }
        } catch (IOException e) {
            // cut
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(into);
        }
    }

    @Override
    public void close() {
        try {
            if (listening != null) {
                listening.close();
            }
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
