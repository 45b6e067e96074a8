package app.pentimento.web.api;

import app.pentimento.testing.TestPostgres;
import app.pentimento.testing.TestServer;

class SessionApiOnPostgresTest extends SessionApiTest {
    @Override
    TestServer startServer() {
        return TestPostgres.startServer();
    }
}
