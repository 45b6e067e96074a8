package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prompts of many lines do not push the pictures off the screen. */
class LongPromptsTest extends Journey {
    private static final String LONG = "say done\n\n"
            + "The light comes from the left, low and warm, and the shadows stay soft and blue. ".repeat(12)
            + "And this is the end of it.";
    private static final String SHORT = "say a few words\nin two lines";
    private static final String CHINESE = "say 好\n" + "光线从左侧照来，低而温暖，阴影柔和而偏蓝。".repeat(16) + "到此为止。";

    Stream<Look> sizes() {
        return Stream.of(Look.DESKTOP, Look.PHONE, Look.PHONE.in("zh-CN").inTheDark());
    }

    private String session() {
        String session = server.api().newSession("Long");
        for (String prompt : new String[] {SHORT, CHINESE, LONG}) {
            server.api().end(server.api().ask(session, prompt).path("id").asString());
        }
        return session;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aLongPromptIsFoldedAndShownWithAKeyOrAClick(Look look) {
        boolean chinese = look.language().startsWith("zh");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session());
            Locator prompt = studio.turn(3).locator(".prompt");
            Locator all = studio.turn(3).locator("[data-do=unfold]");
            int lines = (int)
                    prompt.evaluate("p => Math.round(p.clientHeight / parseFloat(getComputedStyle(p).lineHeight))");
            assertThat(lines).isEqualTo(6);
            assertThat(all).hasText(chinese ? "显示全部" : "Show all");
            assertThat(studio.turn(2).locator("[data-do=unfold]")).isVisible();
            assertThat(studio.turn(1).locator("[data-do=unfold]")).hasCount(0);
            tab.shoot("long-prompt-folded-" + look.language());
            tab.assertAccessible();

            all.focus();
            page.keyboard().press("Enter");
            assertThat(all).hasAttribute("aria-expanded", "true");
            assertThat(all).hasText(chinese ? "收起" : "Show less");
            assertThat(all).isFocused();
            assertThat((boolean) prompt.evaluate("p => p.scrollHeight <= p.clientHeight + 1"))
                    .as("all of it is there")
                    .isTrue();
            tab.shoot("long-prompt-open-" + look.language());
            tab.assertAccessible();

            server.api().patch("/sessions/" + page.url().replaceAll(".*/", ""), java.util.Map.of("title", "Renamed"));
            assertThat(page.locator("#title")).hasValue("Renamed");
            // a change elsewhere does not fold it
            assertThat(all).hasAttribute("aria-expanded", "true");
            all.click();
            assertThat(all).hasAttribute("aria-expanded", "false");
        }
    }

    @Test
    void whereAllOfItFitsThereIsNothingToShowMoreOf() {
        String session = server.api().newSession("Wide");
        String words = "say done\n" + "The light comes from the left, low and warm, and blue. ".repeat(6);
        server.api().end(server.api().ask(session, words).path("id").asString());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Studio studio = new Studio(tab.page()).open(session);
            assertThat(studio.turn(1).locator(".folded")).hasCount(1);
            assertThat(studio.turn(1).locator("[data-do=unfold]")).isHidden();
            tab.shoot("long-prompt-that-fits");
        }
    }

    @Test
    void withoutScriptAllOfItShows() {
        try (Browser.Tab tab = browser.open(server, Look.PHONE.withoutScript())) {
            Page page = tab.page();
            page.navigate("/sessions/" + session());
            Locator prompt = page.locator(".turn").nth(2).locator(".prompt");
            assertThat(prompt).containsText("And this is the end of it.");
            assertThat(prompt.boundingBox().height).isGreaterThan(400);
            assertThat(page.locator("[data-do=unfold]").first()).isHidden();
            tab.shoot("long-prompt-without-script");
        }
    }
}
