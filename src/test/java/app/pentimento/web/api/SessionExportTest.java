package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionExportTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    @Test
    void anExportHoldsEveryPictureAsDeliveredAndTheConversation() throws Exception {
        String session = api.newSession("Holiday <b>photos</b>");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prompt", "draw 1; say <script>alert(1)</script> & \"done\"; draw 2");
        fields.put("model", ScriptedModel.ID);
        fields.put("image", TestPictures.png(50, 40, 9));
        JsonNode first = api.end(api.multipart("/sessions/" + session + "/turns", fields)
                .json()
                .path("id")
                .asString());
        JsonNode second =
                api.end(api.ask(session, "say partly; fail TIMEOUT").path("id").asString());

        Answer answer = api.get("/sessions/" + session + "/export");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        Map<String, byte[]> entries = unzip(answer.response().body());

        JsonNode json = JsonMapper.shared().readTree(entries.get("session.json"));
        assertThat(json.path("session"))
                .isEqualTo(api.get("/sessions/" + session).json());
        assertThat(json.at("/turns/0")).isEqualTo(first);
        assertThat(json.at("/turns/1")).isEqualTo(second);
        List<JsonNode> images = List.of(first.at("/inputs/0"), first.at("/parts/0/image"), first.at("/parts/2/image"));
        assertThat(entries).hasSize(2 + images.size());
        String page = new String(entries.get("index.html"), StandardCharsets.UTF_8);
        int last = -1;
        for (JsonNode image : images) {
            String name = json.path("files").path(image.path("id").asString()).asString();
            assertThat(name).matches("images/\\d{4}-[0-9a-z]{32}\\.[a-z]{3,4}");
            byte[] delivered = api.get("/images/" + image.path("id").asString() + "/content")
                    .response()
                    .body();
            assertThat(entries.get(name)).isEqualTo(delivered);
            assertThat(page.indexOf("src=\"" + name + "\"")).isGreaterThan(last);
            last = page.indexOf("src=\"" + name + "\"");
        }
        assertThat(page)
                .contains("Holiday &lt;b&gt;photos&lt;/b&gt;")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;done&quot;")
                .contains(second.at("/error/message").asString())
                .doesNotContain("<script")
                .doesNotContain("<b>")
                .doesNotContain("http:")
                .doesNotContain("https:");
        assertThat(between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\">"))
                .startsWith("default-src 'none'; img-src 'self'")
                .contains("style-src 'sha256-" + sha256(between(page, "<style>", "</style>")) + "';");
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        return HtmlUtils.htmlUnescape(page.substring(from, page.indexOf(end, from)));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void itsPageSpeaksTheLanguageOfTheRequest() throws IOException {
        String session = api.newSession("A");
        JsonNode turn =
                api.end(api.ask(session, "draw 7; crash here").path("id").asString());
        Answer answer = api.send(api.request("/sessions/" + session + "/export")
                .header("Accept-Language", "zh-CN")
                .GET());
        Map<String, byte[]> entries = unzip(answer.response().body());
        assertThat(new String(entries.get("index.html"), StandardCharsets.UTF_8))
                .contains("<html lang=\"zh-CN\">")
                .contains("图文对话，从 Pentimento 导出。", "aria-label=\"第 1 轮\"", " · 失败")
                .contains("alt=\"模型返回的图片 – AI 生成\"")
                .contains("模型处理期间，本服务器出了问题。请重试。如果仍然如此，请查看服务器日志。")
                .doesNotContain(turn.at("/error/message").asString());
        assertThat(JsonMapper.shared().readTree(entries.get("session.json")).at("/turns/0"))
                .isEqualTo(turn);
    }

    @Test
    void anEmptySessionIsExportedToo() throws IOException {
        Map<String, byte[]> entries = unzip(api.get("/sessions/" + api.newSession("") + "/export")
                .response()
                .body());
        assertThat(entries).containsOnlyKeys("session.json", "index.html");
    }

    @Test
    void moreTurnsThanAPageAreAllThere() throws IOException {
        String session = api.newSession("long");
        String turn = "";
        for (int i = 0; i < 60; i++) {
            turn = api.ask(session, "say " + i).path("id").asString();
        }
        api.end(turn);
        Map<String, byte[]> entries =
                unzip(api.get("/sessions/" + session + "/export").response().body());
        assertThat(JsonMapper.shared().readTree(entries.get("session.json")).path("turns"))
                .hasSize(60);
    }

    @Test
    void aSessionThatIsNotThereIsA404() {
        assertThat(api.get("/sessions/none/export").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Holiday             | pentimento Holiday.zip           | pentimento%20Holiday.zip
            ../../etc/passwd    | pentimento .. .. etc passwd.zip  | pentimento%20..%20..%20etc%20passwd.zip
            Zürich 夜            | pentimento Zurich _.zip          | pentimento%20Z%C3%BCrich%20%E5%A4%9C.zip
            a"b%c\\d.           | pentimento a b_c d.zip           | pentimento%20a%20b%25c%20d.zip
            """)
    void theFileNameComesFromTheTitleAndIsSafe(String title, String ascii, String full) {
        String header =
                api.get("/sessions/" + api.newSession(title) + "/export").header("Content-Disposition");
        assertThat(header).isEqualTo("attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, full));
    }

    @Test
    void aTitleCannotWriteAHeaderOfItsOwnOrTurnItsLettersRound() {
        assertThat(FileNames.attachment("a\r\nSet-Cookie: x=1\u202Egpj.exe", "zip"))
                .isEqualTo("attachment; filename=\"pentimento a Set-Cookie x=1 gpj.exe.zip\";"
                        + " filename*=UTF-8''pentimento%20a%20Set-Cookie%20x%3D1%20gpj.exe.zip");
        assertThat(FileNames.attachment("", "zip")).contains("filename=\"pentimento.zip\"");
        assertThat(FileNames.attachment("🍌".repeat(200), "zip").length()).isLessThan(1200);
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).doesNotStartWith("/").doesNotContain("..");
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
