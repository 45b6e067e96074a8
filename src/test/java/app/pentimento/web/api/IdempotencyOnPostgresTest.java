package app.pentimento.web.api;

import app.pentimento.testing.TestPostgres;
import app.pentimento.testing.TestServer;

class IdempotencyOnPostgresTest extends IdempotencyTest {
    @Override
    TestServer startServer() {
        return TestPostgres.startServer();
    }
}
