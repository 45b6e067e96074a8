package app.pentimento.web.page;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What every class of journeys starts and stops: a server of its own, whose model does as it is told, and a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // classes run beside one another
abstract class Journey {
    @AutoClose
    TestServer server;

    @AutoClose
    Browser browser;

    @BeforeAll
    void start() {
        browser = Browser.start();
        server = TestServer.start(Stream.concat(Stream.of("pentimento.model.default=" + ScriptedModel.ID), settings())
                .toArray(String[]::new));
    }

    /** More settings of the server. */
    Stream<String> settings() {
        return Stream.empty();
    }

    /** A desk and a phone: what is done at one is done at the other. */
    Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }
}
