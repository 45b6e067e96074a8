package app.pentimento.web.api;

import app.pentimento.testing.TestServer;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void dump() throws Exception {
        try (TestServer server = TestServer.start()) {
            var http = java.net.http.HttpClient.newHttpClient();
            var r = http.send(
                    java.net.http.HttpRequest.newBuilder(server.url().resolve("/v3/api-docs"))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
            Files.writeString(Path.of("/tmp/api/doc.json"), r.body());
            Files.writeString(Path.of("/tmp/api/port"), "" + server.port());
            Thread.sleep(Long.getLong("hold", 0));
        }
    }
}
