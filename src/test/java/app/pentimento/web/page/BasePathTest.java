package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Served under a path, or behind a proxy that adds one: every page, script, style, picture and link stays below it. */
class BasePathTest extends Journey {
    private static final String PATH = "/pictures/studio";
    /** The addresses of a page that lead out of the base path. */
    private static final String OUTSIDE = """
            base => [...document.querySelectorAll("[href], [src], [action], [srcset], [data-source]")]
              .flatMap(element => ["href", "src", "action", "srcset", "data-source"]
                .map(name => element.getAttribute(name)).filter(value => value?.startsWith("/") && !value.startsWith(base)))
            """;

    @Override
    Stream<String> settings() {
        return Stream.of("server.servlet.context-path=" + PATH, "server.forward-headers-strategy=framework");
    }

    @Test
    void everyPageWorksUnderABasePath() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            List<String> astray = new CopyOnWriteArrayList<>();
            page.onResponse(response -> {
                if (!below(response)) {
                    astray.add(response.status() + " " + response.url());
                }
            });
            page.navigate(server.url() + "/");
            stays(page);
            Studio studio = new Studio(page);
            studio.choose("photo.png", TestPictures.noise(900, 600, 3));
            assertThat(page.locator("#attachments li")).hasCount(1);
            studio.prompt().fill("draw 1");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.startsWith(server.url() + "/sessions/"));
            studio.ended(1);
            assertThat(studio.answers()).hasCount(1);
            assertThat(studio.onStage()).isVisible();
            stays(page);
            studio.prompt().fill("draw 2");
            page.keyboard().press("Enter");
            studio.ended(2);
            stays(page);
            String picture = String.valueOf(studio.onStage().getAttribute("data-image"));
            for (String other : List.of(
                    "/recipes",
                    "/recipes/new",
                    "/settings",
                    "/settings/answers",
                    "/verify",
                    "/images/" + picture + "/report",
                    "/images/" + picture + "/unlabelled")) {
                assertThat(page.navigate(server.url() + other).status())
                        .as(other)
                        .isEqualTo(200);
                stays(page);
            }
            page.navigate(server.url() + "/recipes");
            page.locator(".recipe h3 a, h3 a").first().click();
            page.waitForURL(url -> url.startsWith(server.url() + "/recipes/"));
            stays(page);
            assertThat(astray).isEmpty();
        }
    }

    private void stays(Page page) {
        assertThat((List<?>) page.evaluate(OUTSIDE, PATH + "/")).as(page.url()).isEmpty();
    }

    private boolean below(Response response) {
        URI address = URI.create(response.url());
        return !"http".equals(address.getScheme())
                || (address.getPath().startsWith(PATH + "/") && response.status() < 400);
    }

    @Test
    void whatIsMadeIsLocatedUnderTheBasePath() {
        var made = server.api().post("/sessions", Map.of("title", "A"));
        assertThat(made.response().headers().firstValue("Location").orElseThrow())
                .startsWith(PATH + "/api/v1/sessions/");
    }

    @Test
    void aProxysPrefixGoesBeforeEveryAddress() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/"))
                    .header("X-Forwarded-Prefix", "/behind/proxy")
                    .build();
            String page =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(page).contains("href=\"/behind/proxy/settings\"", "data-base=\"/behind/proxy/\"");
            assertThat(page).doesNotContain("\"" + PATH);
        }
    }
}
