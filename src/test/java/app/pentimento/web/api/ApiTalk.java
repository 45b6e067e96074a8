package app.pentimento.web.api;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Talks to a server by its API; the same tests run on another database too, where a subclass starts such a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiTalk {
    protected TestServer server;
    protected ApiClient api;

    TestServer startServer() {
        return TestServer.start();
    }

    @BeforeAll
    void start() {
        server = startServer();
        api = server.api();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
