package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Where a picture comes from, as its owner sees it: in the panel, with the duty to label, as a report, and the settings. */
class ProvenancePagesTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @AutoClose
    private static Browser browser;

    private static String session = "";
    private static String first = "";
    private static String last = "";

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start("pentimento.model.default=" + ScriptedModel.ID);
        api = server.api();
        session = api.newSession("Provenance");
        first = picture(turn(Map.of("prompt", "draw 2", "image", TestPictures.png(120, 80, 1))));
        picture(turn(Map.of("prompt", "draw 3")));
        String cup = upload(TestPictures.png(90, 90, 4));
        JsonNode joined = api.post(
                        "/sessions/" + session + "/turns", Map.of("prompt", "draw 5", "imageIds", List.of(first, cup)))
                .json();
        last = picture(joined);
    }

    static List<Look> looks() {
        return List.of(
                Look.DESKTOP,
                Look.DESKTOP.inTheDark().in("zh-CN"),
                Look.PHONE.inTheDark(),
                Look.PHONE.in("zh-CN"),
                new Look(820, 1180, false, true, true, "en-GB"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePanelShowsLineageLabelsAndDownloads(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = openPanel(tab);
            assertThat(page.locator("#facts .lineage-row")).hasCount(4);
            assertThat(page.locator("#facts .lineage-lines path.beside")).not().hasCount(0);
            assertThat(page.locator("#facts .lineage-row").first()).containsText("draw 5");
            assertThat(page.locator("#facts .lineage-row").first()).containsText("2, 3");
            assertThat(page.locator("#facts")).containsText("AIGC");
            check(tab, "panel");
            page.locator("#facts-credentials summary").click();
            assertThat(page.locator("#facts .timeline-step").last()).isVisible();
            check(tab, "panel-credentials");
            page.locator("[data-do=unlabelled]").click();
            assertThat(page.locator("#waiver-dialog")).isVisible();
            check(tab, "waiver-dialog");
            page.keyboard().press("Escape");
            assertThat(page.locator("#waiver-dialog")).isHidden();
        }
    }

    @Test
    void whatWasOpenedInThePanelStaysOpenWhenThePanelIsReadAgain() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = openPanel(tab);
            Locator credentials = page.locator("#facts-credentials");
            credentials.locator("summary").click();
            assertThat(credentials).hasAttribute("open", "");
            credentials.evaluate("details => details.setAttribute('data-old', '')");
            page.evaluate(
                    "id => document.dispatchEvent(new CustomEvent('pentimento:shown', { detail: { id } }))", last);
            assertThat(page.locator("#facts-credentials:not([data-old])")).hasAttribute("open", "");
        }
    }

    @Test
    void thePictureComesWithoutItsVisibleLabelOnlyAfterTheDutyWasAccepted() throws IOException {
        assertThat(api.get("/images/" + last + "/content?label=none").status()).isEqualTo(403);
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = openPanel(tab);
            page.locator("[data-do=unlabelled]").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#waiver-dialog input[type=checkbox]")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#waiver-dialog")).isVisible();
            page.keyboard().press("Space");
            Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
            assertThat(download.suggestedFilename()).contains("unlabelled");
            byte[] bytes = Files.readAllBytes(download.path());
            assertThat(bytes)
                    .isNotEqualTo(
                            api.get("/images/" + last + "/content").response().body());
            assertThat(page.locator("#waiver-dialog")).isHidden();
            assertThat(page).hasURL(server.url() + "/sessions/" + session);
        }
        assertThat(api.get("/audit").text()).contains(last);
    }

    @Test
    void theDutyIsReadAndAcceptedWithoutScriptToo() {
        try (Browser.Tab tab = browser.open(server, Look.PHONE.withoutScript())) {
            Page page = tab.page();
            tab.expect("Failed to load resource");
            page.navigate("/images/" + first + "/unlabelled");
            tab.shoot("waiver-without-script");
            page.locator("input[name=accepted]").check();
            Download download = page.waitForDownload(() ->
                    page.locator("form[action*=unlabelled] button.primary").click());
            assertThat(download.suggestedFilename()).contains("unlabelled");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theReportCanBePrintedAndChecked(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            page.navigate("/images/" + last + "/report");
            assertThat(page.locator(".lineage-row")).hasCount(4);
            assertThat(page.locator(".report-top code").last()).hasText(hash(last));
            assertThat(page.locator(".fingerprint").first()).hasText(rootFingerprint());
            check(tab, "report");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#print")).isHidden();
            assertThat(page.locator(".page-bar")).isHidden();
            tab.shoot("report-printed");
        }
    }

    @Test
    void theReportIsThereAsJsonToo() {
        JsonNode report = api.get("/images/" + last + "/report").json();
        assertThat(report.path("files").path("delivered").path("sha256").asString())
                .isEqualTo(hash(last));
        // the joined pictures, the photo that went along, and what the first picture was made from
        assertThat(report.path("links").size()).isEqualTo(4);
        assertThat(report.path("manifests").get(0).path("actions").toString()).contains("c2pa.addedText");
        assertThat(report.path("roots").get(0).path("fingerprint").asString())
                .isEqualTo(rootFingerprint().replace(":", "").toLowerCase(Locale.ROOT));
        assertThat(api.get("/images/nothing/report").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theSettingsAreExplainedWithoutSecrets(Look look) throws IOException {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            page.navigate("/settings");
            assertThat(page.locator(".fingerprint").nth(1)).hasText(rootFingerprint());
            assertThat(page.locator("body")).containsText("GB 45438-2025");
            assertThat(page.locator("body")).containsText("unset");
            check(tab, "settings");
            Download root = page.waitForDownload(() -> page.locator("#root").click());
            assertThat(Files.readString(root.path())).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(page.content())
                    .doesNotContain("PRIVATE KEY")
                    .doesNotContain(server.data().toString());
        }
    }

    @Test
    void anUploadThatIsLabelledAlreadyShowsItBeforeAndAfterItIsSent() {
        byte[] labelled = api.get("/images/" + last + "/content").response().body();
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open();
            studio.choose("from-elsewhere.png", labelled);
            assertThat(page.locator(".attachment .label")).hasText("AI edited");
            tab.shoot("upload-labelled");
            tab.assertAccessible();
            studio.send("say seen");
            studio.session();
            studio.ended(1);
            assertThat(studio.turn(1).locator(".picture.input .label")).hasText("AI edited");
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#facts-button").click();
            assertThat(page.locator("#facts")).containsText("Labels that it came with");
            assertThat(page.locator("#facts")).containsText("composed or edited with generative AI");
            assertThat(page.locator("#facts")).containsText("Whole, and the signer is trusted");
            tab.shoot("upload-labelled-sent");
            tab.assertAccessible();
        }
    }

    @Test
    void anUploadComesBackAsItCameAndAnAnswerDoesNot() {
        byte[] photo = TestPictures.png(64, 48, 8);
        String id = upload(photo);
        assertThat(api.get("/images/" + id + "/original").response().body()).isEqualTo(photo);
        ApiClient.Answer refused = api.get("/images/" + last + "/original");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).contains("Only an upload has an original");
    }

    private static Page openPanel(Browser.Tab tab) {
        Page page = tab.page();
        new Studio(page).open(session);
        if (tab.isNarrow()) {
            page.locator("[data-do=show-working]").click();
        }
        assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
        page.locator("#facts-button").click();
        assertThat(page.locator("#facts-body dl").first()).isVisible();
        return page;
    }

    private static JsonNode turn(Map<String, Object> fields) {
        return api.multipart("/sessions/" + session + "/turns", fields).json();
    }

    private static String picture(JsonNode turn) {
        return api.end(turn.path("id").asString())
                .path("parts")
                .get(0)
                .path("image")
                .path("id")
                .asString();
    }

    private static String upload(byte[] picture) {
        return api.multipart("/images", Map.of("file", picture))
                .json()
                .path("id")
                .asString();
    }

    private static String hash(String image) {
        return api.get("/images/" + image).json().path("sha256").asString();
    }

    private static String rootFingerprint() {
        try {
            byte[] pem = api.get("/provenance/root.pem").response().body();
            byte[] certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem))
                    .getEncoded();
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (CertificateException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(Browser.Tab tab, String name) {
        tab.shoot(name);
        tab.assertAccessible();
        Object wider = tab.page().evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) wider).intValue()).as("pixels that stick out").isLessThanOrEqualTo(0);
    }
}
