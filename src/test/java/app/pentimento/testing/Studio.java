package app.pentimento.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;

/** The studio as a person uses it: what is on the page, and what can be done with it. */
public final class Studio {
    /** What fills about how much of the mask, in hundredths, asked of the canvas on the page. */
    private static final String MASKED = """
            () => {
              const mask = document.querySelector("#mask")
              const canvas = Object.assign(document.createElement("canvas"), { width: mask.width, height: mask.height })
              const pen = canvas.getContext("2d")
              pen.drawImage(mask, 0, 0)
              const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
              let sum = 0
              for (let at = 3; at < data.length; at += 4) sum += data[at]
              return Math.round(sum / 2.55 / (canvas.width * canvas.height))
            }""";

    private static final Pattern SESSION = Pattern.compile(".*/sessions/\\w+$");

    private final Page page;

    public Studio(Page page) {
        this.page = page;
    }

    public Studio open() {
        page.navigate("/");
        return this;
    }

    public Studio open(String session) {
        page.navigate("/sessions/" + session);
        return this;
    }

    public Locator prompt() {
        return page.getByLabel("What to do with the picture", new Page.GetByLabelOptions().setExact(true));
    }

    public Locator turns() {
        return page.locator(".turn");
    }

    public Locator turn(int number) {
        return turns().nth(number - 1);
    }

    /** The pictures that turns were answered with. */
    public Locator answers() {
        return page.locator(".made img");
    }

    public Locator attachments() {
        return page.locator(".attachment:not(.uploading)");
    }

    /** The picture on the stage. */
    public Locator onStage() {
        return page.locator("#stage-picture");
    }

    /** Waits until the stage shows its picture, which on a phone has to be opened over the conversation. */
    public Studio toStage(Browser.Tab tab) {
        if (tab.isNarrow()) {
            button("Stage").click();
        }
        assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
        return this;
    }

    /** Goes to the recipes; on a phone the way is in the list of sessions, since the message field has no room for it. */
    public void toRecipes(Browser.Tab tab) {
        if (tab.isNarrow()) {
            page.locator("#open-rail").click();
            page.locator("#rail a[href^='/recipes']").click();
        } else {
            page.locator("#recipes-link").click();
        }
    }

    /** Goes on with the mask that was painted: back at the message field, it goes with the next request. */
    public void useMask() {
        page.locator("#mask-done").click();
        assertThat(page.locator("#masked:not([aria-busy])")).isVisible();
        assertThat(prompt()).isFocused();
    }

    /** How much of the picture on the stage the mask that is being painted covers, in hundredths. */
    public int masked() {
        return (int) page.evaluate(MASKED);
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Chooses a file with the composer's button. */
    public void choose(String name, byte[] picture) {
        page.locator("#files").setInputFiles(new FilePayload(name, "image/png", picture));
    }

    /** Chooses a large picture and waits until half of it has gone over the wire. */
    public void beginUpload(Wire wire, byte[] picture) {
        long before = wire.sent();
        choose("large.png", picture);
        assertThat(page.locator(".attachment.uploading progress")).isVisible();
        while (wire.sent() - before < picture.length / 2) {
            page.waitForTimeout(20);
        }
    }

    /** Drops a file on the middle of the page. */
    public void drop(String name, byte[] picture) {
        page.evaluate("""
                ([name, base64]) => {
                  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0))
                  const dataTransfer = new DataTransfer()
                  dataTransfer.items.add(new File([bytes], name, { type: "image/png" }))
                  const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
                  for (const type of ["dragenter", "dragover", "drop"])
                    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
                }""", new Object[] {name, java.util.Base64.getEncoder().encodeToString(picture)});
    }

    /** Pastes a file into whatever has the focus. */
    public void paste(String name, byte[] picture) {
        page.evaluate("""
                ([name, base64]) => {
                  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0))
                  const clipboardData = new DataTransfer()
                  clipboardData.items.add(new File([bytes], name, { type: "image/png" }))
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }))
                }""", new Object[] {name, java.util.Base64.getEncoder().encodeToString(picture)});
    }

    /** Asks for something and waits until the turn, the so-manieth on the page, has ended. */
    public void ask(String words, int turn) {
        send(words);
        assertThat(turns()).hasCount(turn);
        ended(turn);
    }

    public void send(String words) {
        prompt().fill(words);
        prompt().press("Enter");
    }

    /** Waits until a turn has ended. */
    public void ended(int turn) {
        assertThat(turn(turn)).hasAttribute("data-status", Pattern.compile("succeeded|failed|cancelled"));
    }

    /** Waits until the page is that of a session; gives its id. */
    public String session() {
        assertThat(page).hasURL(SESSION);
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }
}
