package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.FindingDescriptions;
import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import app.pentimento.web.ReceivedFile;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;

/** The page where any picture is checked. */
class VerifyPageTest {
    private static final String ACCEPT_NOTHING = "Failed to load resource";

    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    private static byte[] photo = new byte[0];
    private static byte[] ours = new byte[0];
    private static String session = "";

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        server = TestServer.start(
                "pentimento.model.default=" + ScriptedModel.ID,
                "pentimento.image.max-bytes=2MB",
                "spring.servlet.multipart.max-file-size=2MB");
        photo = png(SamplePicture.draw(600, 400));
        session = server.api().newSession("Checked");
        JsonNode first = server.api()
                .multipart("/sessions/" + session + "/turns", Map.of("prompt", "draw 2", "image", photo))
                .json();
        server.api().end(first.path("id").asString());
        JsonNode second = server.api()
                .end(server.api().ask(session, "retouch 3").path("id").asString());
        String id = second.path("parts").get(0).path("image").path("id").asString();
        ours = server.api().get("/images/" + id + "/content").response().body();
    }

    static List<Look> looks() {
        return List.of(
                Look.DESKTOP,
                Look.DESKTOP.inTheDark(),
                Look.PHONE,
                Look.PHONE.inTheDark().in("zh-CN"),
                new Look(820, 1180, false, true, true, "zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aPictureOfOursIsRecognisedAndItsStoryTold(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            page.navigate("/verify");
            check(tab, "verify-empty");
            choose(page, "edited.png", ours);
            assertThat(page.locator("#verdict-heading")).isVisible();
            assertThat(page.locator(".check[data-topic=ours]")).hasAttribute("data-mark", "good");
            assertThat(page.locator(".check[data-topic=credentials]")).hasAttribute("data-mark", "good");
            assertThat(page.locator(".lineage-row")).hasCount(3);
            assertThat(page.locator(".timeline-step")).not().hasCount(0);
            page.locator("summary").click();
            assertThat(page.locator(".technical")).containsText("ContentPropagator");
            check(tab, "verify-ours");
            page.locator(".check[data-topic=ours] .link").first().click();
            assertThat(page).hasURL(server.url() + "/sessions/" + session);
        }
    }

    @Test
    void aChangedCopyIsRecognisedAndItsBrokenCredentialsAreCalledSo() throws IOException {
        byte[] smaller = jpeg(half(photo));
        byte[] changed = withText(ours, "written after it was signed");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            page.navigate("/verify");
            choose(page, "smaller.jpg", smaller);
            assertThat(page.locator("#verdict-heading"))
                    .containsText("looks like a picture that was uploaded to this server");
            assertThat(page.locator(".untold")).containsText("A missing label proves nothing");
            choose(page, "changed.png", changed);
            assertThat(page.locator(".check[data-topic=credentials]")).hasAttribute("data-mark", "bad");
            assertThat(page.locator(".check[data-topic=credentials]")).containsText("changed after it was signed");
            check(tab, "verify-broken");
        }
    }

    @Test
    void ofAPictureWhosePixelsAreBrokenItIsStillToldWhatIsWrittenBesideThem() {
        byte[] broken = ours.clone();
        int pixels = new String(broken, StandardCharsets.ISO_8859_1).indexOf("IDAT");
        Arrays.fill(broken, pixels + 4, pixels + 24, (byte) 0xff);
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            page.navigate("/verify");
            choose(page, "broken.png", broken);
            assertThat(page.locator(".unseen-picture")).isVisible();
            assertThat(page.locator(".check[data-topic=credentials]")).containsText("changed after it was signed");
            assertThat(page.locator(".check[data-topic=ours]")).containsText("could not be compared");
            assertThat(page.locator(".untold")).containsText("the file is damaged");
            check(tab, "verify-broken-pixels");
        }
    }

    @Test
    void aDroppedAndAPastedPictureAreCheckedAtOnce() {
        byte[] stranger = TestPictures.png(320, 200, 7);
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            var studio = new app.pentimento.testing.Studio(page);
            page.navigate("/verify");
            studio.drop("dropped.png", stranger);
            assertThat(page.locator(".file-name")).hasText("dropped.png");
            assertThat(page.locator("#verdict-heading")).hasText("The file does not say how it was made");
            studio.paste("pasted.png", ours);
            assertThat(page.locator(".file-name")).hasText("pasted.png");
            assertThat(page.locator("#result")).isFocused();
        }
    }

    @Test
    void itWorksWithTheKeyboardAlone() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            // From the start: the browser takes a moment to hand its choosers over.
            page.onFileChooser(chooser -> chooser.setFiles(new FilePayload("chosen.png", "image/png", ours)));
            page.navigate("/verify");
            for (int tabs = 0; tabs < 12 && !focused(page, "#file"); tabs++) {
                page.keyboard().press("Tab");
            }
            assertThat(page.locator("#file")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#verdict-heading")).isVisible();
            page.keyboard().press("Tab");
            assertThat(page.locator(".check[data-topic=ours] .link").first()).isFocused();
        }
    }

    @Test
    void itWorksWithoutScript() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP.withoutScript())) {
            Page page = tab.page();
            tab.expect(ACCEPT_NOTHING);
            page.navigate("/verify");
            page.locator("#file").setInputFiles(new FilePayload("plain.png", "image/png", ours));
            page.locator("#check").click();
            assertThat(page.locator("#verdict-heading")).isVisible();
            tab.shoot("verify-without-script");
            page.locator("#file").setInputFiles(new FilePayload("big.png", "image/png", new byte[3_000_000]));
            page.locator("#check").click();
            assertThat(page.locator(".alert-heading")).hasText("This picture is too large to check here.");
            page.locator("#file").setInputFiles(new FilePayload("again.png", "image/png", ours));
            page.locator("#check").click();
            assertThat(page.locator("#verdict-heading")).isVisible();
        }
    }

    @Test
    void whatCannotBeCheckedIsSaidPlainlyAndThePageStaysUsable() {
        byte[] cut = Arrays.copyOf(TestPictures.noise(300, 200, 5), 20_000);
        try (Browser.Tab tab = browser.open(server, Look.PHONE)) {
            Page page = tab.page();
            tab.expect(ACCEPT_NOTHING);
            page.navigate("/verify");
            choose(page, "notes.png", "no picture".getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator(".alert-heading")).hasText("This file is not a picture that can be checked.");
            check(tab, "verify-trouble");
            choose(page, "cut.png", cut);
            assertThat(page.locator(".alert-heading")).hasText("This picture is damaged and can’t be checked.");
            choose(page, "big.png", new byte[3_000_000]);
            assertThat(page.locator(".alert-heading")).hasText("This picture is too large to check here.");
            choose(page, "empty.png", new byte[0]);
            assertThat(page.locator(".alert-heading")).hasText("Choose a picture first.");
            choose(page, "good.png", ours);
            assertThat(page.locator("#verdict-heading")).isVisible();
        }
    }

    @Test
    void nothingOfACheckedPictureIsOnDiskAfterwards() throws IOException {
        String marker = "pentimento-must-forget-" + System.nanoTime();
        byte[] stranger = withText(TestPictures.noise(400, 300, 9), marker);
        assertThat(stranger.length)
                .as("larger than what stays in memory while it is received")
                .isGreaterThan(100_000);
        int kept = pictures();
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            page.navigate("/verify");
            choose(page, marker + ".png", stranger);
            assertThat(page.locator("#verdict-heading")).isVisible();
        }
        assertThat(files(server.data(), "")).noneMatch(file -> holds(file, marker));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        assertThat(files(temporary, "tomcat")).noneMatch(file -> holds(file, marker));
        assertThat(files(temporary, "pentimento-upload")).noneMatch(file -> holds(file, marker));
        assertThat(pictures()).isEqualTo(kept);
    }

    @Test
    void aStrangerLearnsWhenAndHowAPictureWasMadeHereAndNoMore() {
        VerdictView seen = server.bean(Verdicts.class)
                .of(new ReceivedFile(new MockMultipartFile("file", ours)), false, Locale.ENGLISH);
        assertThat(seen.ours()).isNull();
        assertThat(seen.found().stream().map(FindingDescriptions.Sentence::text))
                .anyMatch(text -> text.contains("made here on"));
        assertThat(seen.found().toString()).doesNotContain(session).doesNotContain("retouch 3");
    }

    private static void choose(Page page, String name, byte[] file) {
        page.locator("#file").setInputFiles(new FilePayload(name, "image/png", file));
    }

    private static boolean focused(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    private static int pictures() throws IOException {
        return files(server.data(), "images").size()
                + files(server.data(), "previews").size();
    }

    /** The files in what begins with these words in a folder, and in what is in it. */
    private static List<Path> files(Path folder, String begin) throws IOException {
        List<Path> found = new java.util.ArrayList<>();
        List<Path> roots;
        try (Stream<Path> entries = Files.list(folder)) {
            roots = entries.filter(entry -> entry.getFileName().toString().startsWith(begin))
                    .toList();
        }
        for (Path root : roots) {
            try (Stream<Path> walked = Files.walk(root)) {
                walked.filter(Files::isRegularFile).forEach(found::add);
            } catch (NoSuchFileException | UncheckedIOException e) {
                assertThat(root).doesNotExist(); // another test's, which it removed meanwhile
            }
        }
        return found;
    }

    private static boolean holds(Path file, String marker) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException e) {
            return false; // it went away while it was looked for
        }
    }

    /** The same PNG with a text chunk before its end. */
    private static byte[] withText(byte[] png, String text) throws IOException {
        byte[] chunk = ("tEXtComment\0" + text).getBytes(StandardCharsets.ISO_8859_1);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(chunk);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        java.io.DataOutputStream data = new java.io.DataOutputStream(out);
        data.write(png, 0, png.length - 12);
        data.writeInt(chunk.length - 4);
        data.write(chunk);
        data.writeInt((int) crc.getValue());
        data.write(png, png.length - 12, 12);
        return out.toByteArray();
    }

    private static BufferedImage half(byte[] picture) throws IOException {
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(picture));
        BufferedImage half = new BufferedImage(whole.getWidth() / 2, whole.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = half.createGraphics();
        graphics.drawImage(
                whole.getScaledInstance(half.getWidth(), half.getHeight(), java.awt.Image.SCALE_AREA_AVERAGING),
                0,
                0,
                null);
        graphics.dispose();
        return half;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        return encoded(image, "png");
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        return encoded(image, "jpg");
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static void check(Browser.Tab tab, String name) {
        tab.shoot(name);
        tab.assertAccessible();
        Object wider = tab.page().evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) wider).intValue()).as("pixels that stick out").isLessThanOrEqualTo(0);
    }
}
