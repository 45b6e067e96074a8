package app.pentimento.model.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class Http10InterceptorTest {
    @Test
    void aServerOfHttp10IsAskedOnANewConnectionEachTime() throws IOException {
        ConnectionPool pool = new ConnectionPool();
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(pool)
                .retryOnConnectionFailure(false)
                .addInterceptor(new Http10Interceptor(pool))
                .build();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            Request request = new Request.Builder()
                    .url("http://127.0.0.1:" + server.getLocalPort() + "/picture.png")
                    .build();
            for (int i = 0; i < 5; i++) {
                try (Response response = client.newCall(request).execute()) {
                    assertThat(requireNonNull(response.body()).string()).isEqualTo("ok");
                }
            }
        }
    }

    /** Answers one request on each connection, says how long the answer is, and closes it. */
    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader request =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String line = request.readLine();
                while (line != null && !line.isEmpty()) {
                    line = request.readLine();
                }
                socket.getOutputStream()
                        .write("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
