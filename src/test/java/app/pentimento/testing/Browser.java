package app.pentimento.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * An installed Chromium, driven by Playwright. Whatever a page writes to its console as a warning or an error, a breach of
 * the content security policy among them, fails the test when the page is closed.
 */
public final class Browser implements AutoCloseable {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final int SHOT_TRIES = 3;

    private static final List<String> USUAL_PATHS = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private static final String MOVING = """
            document.getAnimations().filter(animation => animation.playState === "running"
                && animation.effect.getComputedTiming().endTime !== Infinity).length
            """;

    /** Marks a page whose scripts are there: modules run before this event. */
    private static final String MARK =
            "addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('data-tests-may-go-on', ''))";

    /** What can be tapped and is under 44 pixels wide or high, with what its own ::after adds; a label counts for its field. */
    private static final String TOO_SMALL = """
            () => {
              const can = "button, a[href], select, textarea, summary, input:not([type=hidden]), [role=option], [role=treeitem]"
              const grown = element => {
                const box = element.getBoundingClientRect()
                const after = getComputedStyle(element, "::after")
                if (after.content === "none" || after.position !== "absolute") return [box.width, box.height]
                return [Math.max(box.width, parseFloat(after.width)), Math.max(box.height, parseFloat(after.height))]
              }
              return [...document.querySelectorAll(can)]
                .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }))
                .filter(element => !element.closest("[inert], .skip") && getComputedStyle(element).display !== "inline")
                .map(element => element.matches("input") && element.closest("label") || element)
                .filter(element => grown(element).some(side => side < 43.9))
                .map(element => `${grown(element).map(Math.round).join("x")} ${element.outerHTML.slice(0, 160)}`)
            }""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** How a page is looked at. */
    public record Look(int width, int height, boolean dark, boolean touch, boolean script, String language) {
        public static final Look DESKTOP = new Look(1600, 1000, false, false, true, "en-GB");
        public static final Look PHONE = new Look(390, 844, false, true, true, "en-GB");

        public Look inTheDark() {
            return new Look(width, height, true, touch, script, language);
        }

        public Look withoutScript() {
            return new Look(width, height, dark, touch, false, language);
        }

        public Look in(String other) {
            return new Look(width, height, dark, touch, script, other);
        }

        @Override
        public String toString() {
            return width + (dark ? "-dark" : "-light");
        }
    }

    /** Starts Chromium. Where there is none the test is skipped, except in CI, where that is a failure. */
    public static Browser start() {
        Path program = Stream.concat(Stream.ofNullable(System.getenv("CHROME_BIN")), USUAL_PATHS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            String words = "No Chromium was found. Install one, or name it in CHROME_BIN.";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new IllegalStateException(words);
            }
            abort(words);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // a busy machine is no failure
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Objects.requireNonNull(program))
                                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                                .setArgs(List.of(
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--no-first-run"))));
    }

    /** Opens a window of its own, with nothing remembered. */
    public Tab open(TestServer server, Look look) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server.url().toString())
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(look.touch())
                .setIsMobile(look.touch())
                .setJavaScriptEnabled(look.script())
                .setLocale(look.language()));
        context.setDefaultTimeout(20_000);
        return new Tab(context, look);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    /** A window, and what its console said. */
    public static final class Tab implements AutoCloseable {
        private final BrowserContext context;
        private final Look look;
        private final List<String> troubles = new CopyOnWriteArrayList<>();
        private final Page page;
        private final List<String> expected = new ArrayList<>();

        private Tab(BrowserContext context, Look look) {
            this.context = context;
            this.look = look;
            this.page = another();
        }

        public Page page() {
            return page;
        }

        /** Another tab of the same window. */
        public Page another() {
            Page opened = context.newPage();
            opened.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    troubles.add(message.type() + ": " + message.text() + " at " + message.location());
                }
            });
            opened.onPageError(error -> troubles.add("uncaught: " + error));
            if (look.script()) {
                opened.addInitScript(MARK);
                waitForScripts(opened);
            }
            return opened;
        }

        private static Locator unmarked(Page page) {
            return page.locator("html:not([data-tests-may-go-on])");
        }

        /** Whatever is done to or asked of a page that a click has just led to is done or asked when its scripts are there. */
        private static void waitForScripts(Page opened) {
            opened.addLocatorHandler(unmarked(opened), page -> {});
        }

        /** Goes to a page whose scripts come only after something was done to it. */
        public void withScriptsHeldBack(String path, Runnable meanwhile) {
            List<Route> held = new CopyOnWriteArrayList<>();
            page.removeLocatorHandler(unmarked(page));
            page.route("**/main.js", held::add);
            page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForCondition(() -> !held.isEmpty());
            meanwhile.run();
            waitForScripts(page);
            page.unroute("**/main.js");
            held.forEach(Route::resume);
        }

        /** Whether the stage is not beside the conversation but over it. */
        public boolean isNarrow() {
            return look.width() < 896;
        }

        /** Whether the window is on a touch screen. */
        public boolean isTouch() {
            return look.touch();
        }

        public BrowserContext context() {
            return context;
        }

        /** Says that a message of the console with these words belongs to the test: the browser reports refusals. */
        public void expect(String words) {
            expected.add(words);
        }

        /** Says that connections break in the test. */
        public void expectLostConnections() {
            expect("409"); // the server may still be writing what had arrived when it is asked how far it came
            expect("ERR_CONNECTION");
            expect("ERR_INCOMPLETE_CHUNKED_ENCODING");
            expect("ERR_EMPTY_RESPONSE");
        }

        /** What slides or fades in has to be there before it is looked at; what turns for ever is not waited for. */
        private void awaitStandstill() {
            // asked for again and again, not awaited on the page: where scripts are off, none of its promises come true
            for (int tries = 0; tries < 100 && (int) page.evaluate(MOVING) > 0; tries++) {
                page.waitForTimeout(50);
            }
        }

        /**
         * Takes a picture of the page, named after what it shows and how it is looked at. On a busy machine Chromium
         * sometimes answers "Unable to capture screenshot" and can the next time.
         */
        public void shoot(String name) {
            awaitStandstill();
            Path file = SHOTS.resolve(name + "-" + look + ".png");
            for (int tries = 1; ; tries++) {
                try {
                    page.screenshot(new Page.ScreenshotOptions().setPath(file));
                    return;
                } catch (PlaywrightException e) {
                    if (tries == SHOT_TRIES
                            || !String.valueOf(e.getMessage()).contains("Unable to capture screenshot")) {
                        throw e;
                    }
                }
            }
        }

        /** Nothing on the page stands in the way of people who use it otherwise than by looking and pointing. */
        public void assertAccessible() {
            awaitStandstill();
            List<Rule> found = new AxeBuilder(page).analyze().getViolations();
            assertThat(found)
                    .as(() -> "axe-core found: "
                            + found.stream()
                                    .map(rule -> rule.getId() + " " + rule.getHelp() + " "
                                            + rule.getNodes().stream()
                                                    .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                                    .toList())
                                    .toList())
                    .isEmpty();
        }

        /** On a touch screen, everything that can be tapped is large enough for a finger; links within a text are left out. */
        public void assertFingersFit() {
            if (!look.touch()) {
                return;
            }
            awaitStandstill();
            assertThat(page.evaluate(TOO_SMALL)).as("too small for a finger").isEqualTo(List.of());
        }

        @Override
        public void close() {
            context.close();
            assertThat(troubles)
                    .as("what the console said")
                    .filteredOn(trouble -> expected.stream().noneMatch(trouble::contains))
                    .isEmpty();
        }
    }
}
