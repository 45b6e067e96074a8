package app.pentimento.web.api;

import app.pentimento.testing.TestPostgres;
import app.pentimento.testing.TestServer;

class TurnInputOnPostgresTest extends TurnInputTest {
    @Override
    TestServer startServer() {
        return TestPostgres.startServer();
    }
}
