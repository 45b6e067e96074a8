package app.pentimento.bench;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How smooth a session of 1,000 turns is in the browser: scrolling back to its first turn, opening the tree of all turns,
 * and going from there to the middle. Prints the longest time that the page could not answer, and how much there is on it.
 */
public final class LongSession {
    private static final int TURNS = 1000;

    /** Scrolls up a screen at a time until the first turn is there, and notes every task of more than 50 ms meanwhile. */
    private static final String SCROLL_BACK = """
            async () => {
              const tasks = []
              const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration)))
              observer.observe({ type: "longtask" })
              const scroll = document.querySelector("#scroll")
              const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
              const frames = []
              const began = performance.now()
              let last = began
              while (document.querySelector("#earlier") || scroll.scrollTop > 0) {
                scroll.scrollTop -= scroll.clientHeight / 4
                await frame()
                const now = performance.now()
                frames.push(now - last)
                last = now
              }
              await new Promise(resolve => setTimeout(resolve, 300))
              observer.disconnect()
              frames.sort((a, b) => a - b)
              return {
                seconds: (last - began) / 1000,
                turns: document.querySelectorAll(".turn").length,
                elements: document.querySelectorAll("*").length,
                longest: Math.max(0, ...tasks),
                frame: frames[Math.floor(frames.length * 0.99)],
                memory: performance.memory.usedJSHeapSize / 1e6,
              }
            }""";

    /** Does something and waits for a selector; gives how long that took and the longest task meanwhile. */
    private static final String UNTIL = """
            async ([act, expected]) => {
              const tasks = []
              const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration)))
              observer.observe({ type: "longtask" })
              const began = performance.now()
              document.querySelector(act).click()
              while (!document.querySelector(expected)) await new Promise(resolve => requestAnimationFrame(resolve))
              const took = performance.now() - began
              await new Promise(resolve => setTimeout(resolve, 300))
              observer.disconnect()
              return { took, longest: Math.max(0, ...tasks) }
            }""";

    private LongSession() {}

    /** Runs the benchmark; takes no arguments. */
    public static void main(String[] args) throws Exception {
        try (TestServer server = TestServer.start(
                        List.of(InstantModel.class),
                        "pentimento.model.default=" + InstantModel.ID,
                        "logging.level.root=warn",
                        "spring.main.banner-mode=off");
                Browser browser = Browser.start()) {
            server.bean(InstantModel.class).answerSmall(true);
            String session = StudioPage.session(server, TURNS);
            for (Look look : List.of(Look.DESKTOP, Look.PHONE)) {
                try (Browser.Tab tab = browser.open(server, look)) {
                    look(tab.page(), session, look.width() + " px wide: ");
                }
            }
        }
        System.exit(0);
    }

    private static void look(Page page, String session, String name) {
        page.navigate("/sessions/" + session);
        page.waitForSelector(".turn");
        Map<?, ?> back = (Map<?, ?>) page.evaluate(SCROLL_BACK);
        print(name + "scrolled back to the first of " + back.get("turns") + " turns in", "%8.1f s", back.get("seconds"));
        print(name + "longest task meanwhile", "%8.0f ms", back.get("longest"));
        print(name + "99 of 100 frames within", "%8.0f ms", back.get("frame"));
        print(name + "elements on the page then", "%8.0f", back.get("elements"));
        print(name + "memory of scripts then", "%8.0f MB", back.get("memory"));
        Map<?, ?> tree = until(page, "#tree-button", ".tree-row[tabindex='0']");
        print(name + "from the click to the tree of all turns", "%8.0f ms", tree.get("took"));
        print(name + "longest task meanwhile", "%8.0f ms", tree.get("longest"));
        Map<?, ?> there = until(page, ".tree-row:nth-child(500)", ".tree-row:nth-child(500)[aria-selected='true']");
        print(name + "from the click in the tree to turn 500", "%8.0f ms", there.get("took"));
        print(name + "longest task meanwhile", "%8.0f ms", there.get("longest"));
    }

    private static Map<?, ?> until(Page page, String act, String expected) {
        return (Map<?, ?>) page.evaluate(UNTIL, List.of(act, expected));
    }

    private static void print(String what, String format, @Nullable Object value) {
        System.out.printf(Locale.ROOT, "%-62s " + format + "%n", what, ((Number) Objects.requireNonNull(value)).doubleValue());
    }
}
