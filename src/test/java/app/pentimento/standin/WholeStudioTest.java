package app.pentimento.standin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Hand;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.Thorough;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One way through all that the studio offers, the same with the built-in engine and with Gemini, at a desk and on a phone. */
class WholeStudioTest {
    private static final String BUILT_IN = "builtin:studio";
    private static final String GEMINI = GeminiServer.NANO;

    @RegisterExtension
    static final GeminiServer here = new GeminiServer();

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                        Arguments.of(BUILT_IN, Look.PHONE),
                        Arguments.of(GEMINI, Look.DESKTOP),
                        Arguments.of(BUILT_IN, Look.DESKTOP),
                        Arguments.of(GEMINI, Look.PHONE))
                .limit(Thorough.times(2, 4));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everythingWorksWithEachModelAtEachSize(String model, Look look) {
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            Walk walk = new Walk(tab, model);
            walk.getsFromTheFirstPageToAFirstEdit();
            walk.asksAgainAndBranches();
            walk.looksCloselyAndCompares();
            walk.goesBackAndForth();
            walk.changesOnlyWhatIsPainted();
            walk.takesAnEarlierPictureAlong();
            walk.fillsInARecipe();
            walk.isFoundAgainAndTakenOut();
            walk.speaksChineseAndTellsItsKeys();
            walk.agreesWithAnotherTabAndOutlivesAnOutage();
        }
    }

    private static final class Walk {
        private final Browser.Tab tab;
        private final Page page;
        private final Studio studio;
        private final String model;
        private final String name;

        Walk(Browser.Tab tab, String model) {
            this.tab = tab;
            this.page = tab.page();
            this.studio = new Studio(page);
            this.model = model;
            this.name = "whole-studio-" + (model.equals(GEMINI) ? "gemini-" : "built-in-");
        }

        /** What Gemini's stand-in answers next. */
        private void willAnswer(int number) {
            if (model.equals(GEMINI)) {
                byte[] png = TestPictures.png(600, 400, number);
                String words = "Here it is.";
                here.gemini()
                        .next(Answers.stream(
                                Answers.chunk(Answers.text(
                                        words, here.gemini().signatures().sign(words))),
                                Answers.chunk(Answers.picture(
                                        png,
                                        "image/png",
                                        here.gemini().signatures().sign(png))),
                                Answers.last("STOP", 600, 20, 1120)));
            }
        }

        private void ask(String words, int turn) {
            willAnswer(turn);
            studio.ask(words, turn);
            assertThat(studio.turn(turn)).hasAttribute("data-status", "succeeded");
        }

        private void leaveStage() {
            if (tab.isNarrow()) {
                page.locator("[data-do=close-full]").click();
            }
        }

        void getsFromTheFirstPageToAFirstEdit() {
            studio.open();
            assertThat(page.locator("#welcome")).isVisible();
            page.locator("#model").selectOption(model);
            page.getByText("Try it with this picture").click();
            assertThat(studio.attachments()).hasCount(1);
            ask("Make it warmer", 1);
            assertThat(studio.answers()).hasCount(1);
            studio.session();
            tab.shoot(name + "first-edit");
        }

        void asksAgainAndBranches() {
            willAnswer(11);
            studio.turn(1).locator(".icon-button[data-do=retry]").click();
            assertThat(studio.turn(1)).containsText("2/2");
            studio.ended(1);
            studio.turn(1).locator("[data-do=branch]").first().click();
            assertThat(studio.turn(1)).containsText("1/2");
            ask("Black and white", 2);
            assertThat(page.locator("#model")).hasValue(model);
        }

        void looksCloselyAndCompares() {
            studio.toStage(tab);
            page.locator("#compare").click();
            assertThat(page.locator("#split")).isVisible();
            page.locator("#compare-how").selectOption("side");
            tab.shoot(name + "side-by-side");
            page.locator("#compare").click();
            page.locator("#zoom-level").click();
            assertThat(page.locator("#zoom-level")).hasText("100%");
            page.locator("[data-do=fit]").click();
            page.locator("#facts-button").click();
            Locator facts = page.locator("#facts-body");
            assertThat(facts).containsText("What was sent");
            assertThat(facts).containsText("checks are off on this server");
            assertThat(facts).containsText(model.equals(GEMINI) ? "Nano Banana" : "studio");
            tab.assertAccessible();
            page.locator("#facts-button").click();
            leaveStage();
        }

        void goesBackAndForth() {
            studio.button("Undo").click();
            assertThat(studio.turns()).hasCount(1);
            studio.button("Redo").first().click();
            assertThat(studio.turns()).hasCount(2);
            page.locator("#tree-button").click();
            assertThat(page.locator(".tree-row")).hasCount(3);
            page.keyboard().press("ArrowUp");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(studio.turns()).hasCount(2);
        }

        void changesOnlyWhatIsPainted() {
            studio.toStage(tab);
            page.locator("#paint").click();
            page.locator("[data-tool=rect]").click();
            new Hand(tab).draw(studio.onStage(), 0.3, 0.3, 0.6, 0.6);
            studio.useMask();
            ask("Blur it", 3);
            assertThat(studio.turn(3).locator(".mask-chip img")).isVisible();
            tab.shoot(name + "masked");
        }

        void takesAnEarlierPictureAlong() {
            studio.prompt().fill("");
            studio.prompt().pressSequentially("@");
            assertThat(page.locator("#pictures [role=option]").first()).isVisible();
            page.keyboard().press("Enter");
            assertThat(studio.attachments()).hasCount(1);
            ask("Make it brighter", 4);
            assertThat(studio.turn(4).locator(".ask-pictures .picture")).hasCount(1);
        }

        void fillsInARecipe() {
            studio.toRecipes(tab);
            page.locator("#recipe-mood a").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use this recipe"))
                    .click();
            assertThat(studio.prompt()).hasValue("Give it a cinematic look");
            ask("Give it a cinematic look", 5);
        }

        void isFoundAgainAndTakenOut() {
            page.locator("#title").fill("A whole evening " + tab.isNarrow() + model.length());
            page.locator("#title").press("Enter");
            if (tab.isNarrow()) {
                page.locator("#open-rail").click();
            }
            page.locator("#search").fill("whole evening " + tab.isNarrow() + model.length());
            assertThat(page.locator("#sessions .session")).hasCount(1);
            assertThat(page.locator("#sessions mark")).hasText("whole evening " + tab.isNarrow() + model.length());
            page.locator("#sessions .session").hover();
            page.locator("#sessions .session-more").click();
            Download zip = page.waitForDownload(page.locator("#export-session")::click);
            assertThat(zip.suggestedFilename()).endsWith(".zip");
            assertThat(zip.failure()).isNull();
            page.locator("#search").fill("");
        }

        void speaksChineseAndTellsItsKeys() {
            page.locator(".preferences button[name=language]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(studio.turns()).hasCount(5);
            if (tab.isNarrow()) {
                page.locator("#open-rail").click();
            }
            page.locator("[data-do=keys]").click();
            assertThat(page.locator("#keys-dialog")).isVisible();
            tab.assertAccessible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#keys-dialog")).isHidden();
            if (tab.isNarrow() && !page.locator("#rail").isVisible()) {
                page.locator("#open-rail").click();
            }
            page.locator(".preferences button[name=language]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }

        void agreesWithAnotherTabAndOutlivesAnOutage() {
            Page other = tab.another();
            other.navigate(page.url());
            Studio theirs = new Studio(other);
            assertThat(theirs.turns()).hasCount(5);
            tab.expect("ERR_INTERNET_DISCONNECTED");
            tab.context().setOffline(true);
            assertThat(page.locator("#offline")).isVisible();
            willAnswer(6);
            studio.send("Make it colder");
            assertThat(page.locator("#composer-error")).containsText("cannot be reached");
            tab.context().setOffline(false);
            studio.ended(6);
            assertThat(studio.turn(6)).hasAttribute("data-status", "succeeded");
            assertThat(theirs.turns()).hasCount(6);
            assertThat(theirs.turn(6)).hasAttribute("data-status", Pattern.compile("succeeded"));
            tab.shoot(name + "end");
        }
    }
}
