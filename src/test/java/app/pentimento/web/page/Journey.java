package app.pentimento.web.page;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** What every class of journeys starts and stops: a server of its own, whose model does as it is told, and a browser. */
abstract class Journey {
    @AutoClose
    static TestServer server;

    @AutoClose
    static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start("pentimento.model.default=" + ScriptedModel.ID);
    }

    /** A desk and a phone: what is done at one is done at the other. */
    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }
}
