package app.pentimento.web.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.Browser;
import app.pentimento.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API gives to be read in a browser; each tab fails the test if its console has anything to say. */
class PagesForReadersTest {
    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @Test
    void theDescriptionOfTheApiIsReadableUnderTheStrictPolicy() {
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.page().navigate("/api");
            tab.page().getByText("Ask for an edit").waitFor();
            assertThat(tab.page().getByText("List sessions, latest activity first"))
                    .isVisible();
        }
    }

    @Test
    void anExportedConversationIsReadableOffline(@TempDir Path folder) throws IOException {
        ApiClient api = server.api();
        String session = api.newSession("Offline <i>&amp;</i>");
        api.end(api.ask(session, "draw 3; say <img src=x onerror=alert(1)>")
                .path("id")
                .asString());
        unzip(api.get("/sessions/" + session + "/export").response().body(), folder);

        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.page().navigate(folder.resolve("index.html").toUri().toString());
            assertThat(tab.page().locator("h1")).hasText("Offline <i>&amp;</i>");
            assertThat(tab.page().getByText("<img src=x onerror=alert(1)>").last())
                    .isVisible();
            tab.page().waitForFunction("document.images.length === 1 && document.images[0].naturalWidth === 96");
            assertThat(tab.page().evaluate("getComputedStyle(document.body).maxWidth"))
                    .isNotEqualTo("none");
            tab.assertAccessible();
        }
    }

    private static void unzip(byte[] archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }
}
