package app.pentimento.web.api;

import app.pentimento.testing.TestPostgres;
import app.pentimento.testing.TestServer;

class TurnApiOnPostgresTest extends TurnApiTest {
    @Override
    TestServer startServer() {
        return TestPostgres.startServer();
    }
}
