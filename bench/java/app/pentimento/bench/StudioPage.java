package app.pentimento.bench;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Editing;
import app.pentimento.editing.Submission;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.Turns;
import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How fast the studio's page is: what the server takes to render a session of 1, 50 and 500 turns, what is transferred, when
 * the browser first paints and when the page can be used, how much it shifts, and the time from a click to what it does
 * being on the screen. Every page is opened in a fresh window with an empty cache. Prints medians.
 */
public final class StudioPage {
    private static final List<Integer> TURNS = List.of(1, 50, 500);
    private static final int RENDERINGS = 101;
    private static final int OPENINGS = 9;
    private static final int CLICKS = 9;

    /** Clicks, and waits until the page has changed as expected and that is painted; gives the milliseconds. */
    private static final String CLICK = """
            selector => new Promise(resolve => {
              const began = performance.now()
              const observer = new MutationObserver(() => {
                if (!(EXPECTED)) return
                observer.disconnect()
                requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
              })
              observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
              document.querySelector(selector).click()
            })""";

    private static final String MEASURE = """
            async () => {
              let shift = 0
              new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value }))
                .observe({ type: "layout-shift", buffered: true })
              await new Promise(resolve => setTimeout(resolve, 500))
              const page = performance.getEntriesByType("navigation")[0]
              const files = performance.getEntriesByType("resource")
              const size = end => files.filter(file => file.name.split("?")[0].endsWith(end)).reduce((sum, file) => sum + file.encodedBodySize, 0)
              return {
                paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
                usable: page.domContentLoadedEventEnd,
                loaded: page.loadEventEnd,
                shift,
                html: page.encodedBodySize,
                script: size(".js"),
                style: size(".css"),
                all: page.encodedBodySize + files.reduce((sum, file) => sum + file.encodedBodySize, 0),
              }
            }""";

    private static final Page.WaitForSelectorOptions GONE =
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);

    private StudioPage() {}

    /** Runs the benchmark; takes no arguments. */
    public static void main(String[] args) throws Exception {
        try (TestServer server = TestServer.start(
                        List.of(InstantModel.class),
                        "pentimento.model.default=" + InstantModel.ID,
                        "logging.level.root=warn",
                        "spring.main.banner-mode=off");
                Browser browser = Browser.start()) {
            server.bean(InstantModel.class).answerSmall(true);
            Map<Integer, String> sessions = new TreeMap<>();
            for (int turns : TURNS) {
                sessions.put(turns, session(server, turns));
            }
            rendering(server, sessions);
            for (Map.Entry<Integer, String> session : sessions.entrySet()) {
                opening(server, browser, session.getKey(), session.getValue());
            }
            clicks(server, browser, Objects.requireNonNull(sessions.get(50)));
        }
        System.exit(0);
    }

    /** A session of so many turns, each with a small picture. */
    static String session(TestServer server, int length) throws InterruptedException {
        String session =
                server.bean(Sessions.class).create(Viewer.LOCAL_ID, length + " turns").id();
        Turns turns = server.bean(Turns.class);
        for (int i = 1; i <= length; i++) {
            Turn turn = server.bean(Editing.class)
                    .submit(new Submission(
                            Viewer.LOCAL,
                            session,
                            "Change number " + i + ": a little more of everything that came before",
                            List.of(),
                            List.of(),
                            null,
                            null,
                            null,
                            InstantModel.ID,
                            TurnOptions.NONE));
            while (!turns.status(turn.id()).orElseThrow().ended()) {
                Thread.sleep(1);
            }
        }
        return session;
    }

    /** The server's own time for the page, as a client on the same machine sees it. */
    private static void rendering(TestServer server, Map<Integer, String> sessions)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < RENDERINGS * 3; i++) {
                for (String session : sessions.values()) {
                    milliseconds(http, server, session); // until the compiler has seen it all
                }
            }
            for (Map.Entry<Integer, String> session : sessions.entrySet()) {
                List<Double> times = new ArrayList<>();
                for (int i = 0; i < RENDERINGS; i++) {
                    times.add(milliseconds(http, server, session.getValue()));
                }
                print("%3d turns: rendered by the server in", session.getKey(), "%8.1f ms", median(times));
            }
        }
    }

    private static double milliseconds(HttpClient http, TestServer server, String session)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/sessions/" + session))
                .build();
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long took = System.nanoTime() - began;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The page answered with " + answer.statusCode());
        }
        return took / 1e6;
    }

    private static void opening(TestServer server, Browser browser, int turns, String session) {
        Map<String, List<Double>> measured = new TreeMap<>();
        List<Double> sharp = new ArrayList<>();
        for (int i = 0; i <= OPENINGS; i++) {
            try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
                long began = System.nanoTime();
                tab.page().navigate("/sessions/" + session);
                tab.page().waitForSelector("#stage-view[data-ready]");
                double ready = (System.nanoTime() - began) / 1e6;
                Map<?, ?> once = (Map<?, ?>) tab.page().evaluate(MEASURE);
                if (i == 0) {
                    continue; // the first makes the previews
                }
                sharp.add(ready);
                once.forEach((name, value) -> measured.computeIfAbsent(
                                String.valueOf(name), any -> new ArrayList<>())
                        .add(((Number) value).doubleValue()));
            }
        }
        print("%3d turns: first paint after", turns, "%8.0f ms", median(measured.get("paint")));
        print("%3d turns: usable (scripts have run) after", turns, "%8.0f ms", median(measured.get("usable")));
        print("%3d turns: the picture stands on the stage after", turns, "%8.0f ms", median(sharp));
        print("%3d turns: page, compressed", turns, "%8.1f KB", median(measured.get("html")) / 1000);
        print("%3d turns: scripts, compressed", turns, "%8.1f KB", median(measured.get("script")) / 1000);
        print("%3d turns: styles, compressed", turns, "%8.1f KB", median(measured.get("style")) / 1000);
        print("%3d turns: everything, with pictures", turns, "%8.1f KB", median(measured.get("all")) / 1000);
        print("%3d turns: layout shift", turns, "%8.3f", median(measured.get("shift")));
    }

    private static void clicks(TestServer server, Browser browser, String session) {
        List<Double> send = new ArrayList<>();
        List<Double> undo = new ArrayList<>();
        List<Double> zoom = new ArrayList<>();
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            page.navigate("/sessions/" + session);
            page.waitForSelector("#stage-view[data-ready]");
            for (int i = 0; i <= CLICKS; i++) {
                page.locator("#prompt").fill("one more, number " + i);
                double sent = click(page, "#send", "document.querySelector('#turn-waiting')");
                page.waitForSelector("#turn-waiting", GONE);
                page.waitForSelector(".turn[aria-busy]", GONE);
                String head = String.valueOf(page.getAttribute("#conversation", "data-head"));
                double undone = click(page, "#undo", "document.querySelector('#conversation').dataset.head !== '" + head + "'");
                page.locator("[data-do='fit']").click();
                String level = page.locator("#zoom-level").textContent();
                page.evaluate("document.querySelector('#stage-view').focus()");
                double zoomed = click(page, "#zoom-level", "document.querySelector('#zoom-level').textContent !== '" + level + "'");
                if (i > 0) {
                    send.add(sent);
                    undo.add(undone);
                    zoom.add(zoomed);
                }
            }
        }
        print("%3d turns: from send to its turn on the screen", 50, "%8.0f ms", median(send));
        print("%3d turns: from undo to the turn being gone", 50, "%8.0f ms", median(undo));
        print("%3d turns: from zoom to the larger picture", 50, "%8.0f ms", median(zoom));
    }

    private static double click(Page page, String selector, String expected) {
        return ((Number) page.evaluate(CLICK.replace("EXPECTED", expected), selector)).doubleValue();
    }

    private static void print(String what, int turns, String format, double value) {
        System.out.printf(Locale.ROOT, "%-52s " + format + "%n", what.formatted(turns), value);
    }

    private static double median(@Nullable List<Double> values) {
        if (values == null) {
            throw new IllegalStateException("Nothing was measured");
        }
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
