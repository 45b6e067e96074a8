package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gallery of recipes: filled in and sent, kept from a turn, changed, deleted and imported. */
class RecipesTest {
    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start();
    }

    static List<Look> sizes() {
        return List.of(Look.DESKTOP, Look.PHONE);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aRecipeOfTheFirstPageIsFilledInAndItsWordsAndOptionsStandInTheComposer(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open();
            page.locator("#welcome a[href='/recipes']").click();
            page.locator("#recipe-eighties a").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("in a record shop"))
                    .click();
            assertThat(page.locator("#preview")).containsText("in the 1980s: in a record shop. Hair");
            press(page, "Into the message field");
            Studio studio = new Studio(page);
            assertThat(studio.prompt())
                    .hasValue(java.util.regex.Pattern.compile(
                            "^Show the person in this picture in the 1980s: in a record shop\\. .*"));
            assertThat(page.locator("#model")).hasValue(ScriptedModel.ID);
            assertThat(page.locator("#variants")).hasValue("4");
            assertThat(page.locator("#recipe-note")).containsText("Add a picture");
            assertThat(page).hasURL(server.url() + "/");
            studio.choose("a.png", TestPictures.png(60, 40, 3));
            assertThat(studio.attachments()).hasCount(1);
            assertThat(page.locator("#recipe-missing")).isHidden();
            tab.shoot("recipe-in-composer");
            tab.assertAccessible();
            tab.assertFingersFit();
            studio.prompt().fill("draw 1");
            studio.prompt().press("Enter");
            studio.ended(1);
            assertThat(server.api()
                            .get("/sessions/" + studio.session() + "/turns")
                            .json()
                            .at("/items/0/options/variants")
                            .asInt())
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aRecipeDoesNotThrowAwayWhatWasBeingWritten(Look look) {
        String session = server.api().newSession("Draft");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            studio.prompt().fill("my own words");
            studio.toRecipes(tab);
            page.locator("#recipe-mood a").click();
            press(page, "Into the message field");
            assertThat(studio.prompt()).hasValue("Give it a cinematic look");
            assertThat(page).hasURL(server.url() + "/sessions/" + session);
            page.locator(".toast button").click();
            assertThat(studio.prompt()).hasValue("my own words");
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aTurnIsKeptAsARecipeWithFieldsThenChangedTakenOutDeletedAndBroughtBack(Look look) throws IOException {
        String session = server.api().newSession("Kept");
        server.api()
                .end(server.api()
                        .ask(session, "say a red fox in the snow")
                        .path("id")
                        .asString());
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open(session).turn(1).hover();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Keep as a recipe"))
                    .click();
            assertThat(page.locator("#template")).hasValue("say a red fox in the snow");
            page.getByLabel("Title").fill("An animal");
            page.locator("#template").evaluate("field => { field.focus(); field.setSelectionRange(6, 13) }");
            press(page, "Make it a field");
            assertThat(page.locator("#template")).hasValue("say a {red fox} in the snow");
            page.getByLabel("Asked for as").fill("Which animal");
            page.getByLabel("Choices, separated by |").fill("red fox | snow owl");
            tab.shoot("recipe-form");
            tab.assertAccessible();
            tab.assertFingersFit();
            press(page, "Save recipe");
            assertThat(page.locator("h1")).hasText("An animal");
            page.getByLabel("Which animal").fill("snow owl");
            assertThat(page.locator("#preview")).hasText("say a snow owl in the snow");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit recipe"))
                    .click();
            page.getByLabel("Title").fill("Another animal");
            press(page, "Save recipe");
            assertThat(page.locator("h1")).hasText("Another animal");
            tab.shoot("recipe-own");
            tab.assertAccessible();
            tab.assertFingersFit();
            String exported = content(page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Export"))
                            .click()));
            page.locator(".delete summary").click();
            press(page, "Delete this recipe for good");
            Locator card =
                    page.locator(".recipe-card").filter(new Locator.FilterOptions().setHasText("Another animal"));
            assertThat(card).hasCount(0);
            importFile(page, exported);
            assertThat(page.locator(".done")).containsText("1 new");
            card.getByRole(AriaRole.LINK).click();
            assertThat(page.locator("#preview")).hasText("say a red fox in the snow");
            page.locator(".delete summary").click();
            press(page, "Delete this recipe for good");
            assertThat(card).hasCount(0);
        }
    }

    private static String content(Download file) throws IOException {
        return Files.readString(file.path());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aFileIsImportedAndAsksWhereATitleIsTaken(Look look) {
        String from = "From afar, at " + look;
        String file = "{\"format\": \"pentimento-recipes-1\", \"recipes\": [{\"title\": \"%s\", \"prompt\": \"%s\"}]}";
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            importFile(page, file.formatted(from, "one"));
            assertThat(page.locator(".done")).containsText("1 new");
            tab.expect("409");
            importFile(page, file.formatted(from, "two"));
            assertThat(page.locator(".clashes")).hasText(from);
            tab.shoot("recipes-clash");
            tab.assertAccessible();
            tab.assertFingersFit();
            tab.expect("400");
            importFile(page, "{\"recipes\": <");
            assertThat(page.locator("[role=alert]")).containsText("The file is not valid JSON.");
            assertThat(page.locator("#own-heading")).isVisible();
        }
    }

    private static void importFile(Page page, String json) {
        page.navigate("/recipes");
        page.locator(".import summary").click();
        page.locator(".import input[type=file]")
                .setInputFiles(
                        new FilePayload("recipes.json", "application/json", json.getBytes(StandardCharsets.UTF_8)));
        press(page, "Import");
    }

    @Test
    void withoutScriptsARecipeIsKeptFilledInAndSent() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP.withoutScript())) {
            Page page = tab.page();
            page.navigate("/recipes/new");
            page.getByLabel("Title").fill("Plain");
            page.locator("#template").fill("say hello {name}");
            press(page, "Save recipe");
            page.locator("#field-0").fill("world");
            press(page, "Into the message field");
            assertThat(page.locator("#prompt")).hasValue("say hello world");
            page.locator("#model").selectOption(ScriptedModel.ID);
            page.locator("#send").click();
            assertThat(page.locator(".turn .prompt")).hasText("say hello world");
        }
    }

    static List<Look> looks() {
        return List.of(
                Look.DESKTOP,
                Look.DESKTOP.inTheDark().in("zh-CN"),
                Look.PHONE,
                Look.PHONE.inTheDark().in("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePagesAreAccessibleAndFit(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            for (String path : List.of("", "/figurine", "/painted", "/new")) {
                page.navigate("/recipes" + path);
                page.evaluate("document.querySelectorAll('img').forEach(img => img.loading = 'eager')");
                page.waitForCondition(() -> (Boolean)
                        page.evaluate("[...document.images].every(img => img.complete && img.naturalWidth > 0)"));
                tab.shoot("recipes" + path.replace('/', '-'));
                tab.assertAccessible();
                tab.assertFingersFit();
                Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
                assertThat(((Number) wider).intValue())
                        .as("pixels that stick out")
                        .isLessThanOrEqualTo(0);
            }
        }
    }
}
