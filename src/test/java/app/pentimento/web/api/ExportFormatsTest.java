package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.c2pa.Judge;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A branch as PDF, contact sheet and animation: each says what AI did. What they look like is left in target/album. */
class ExportFormatsTest {
    private static final Path FOLDER = Path.of("target/album");

    @AutoClose
    private static TestServer server;

    private static ApiClient api;
    private static String session;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        api = server.api();
        session = api.newSession("湖边 Lakeside 🦊");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prompt", "say 画好了。The sun is low now.; draw 1");
        fields.put("model", ScriptedModel.ID);
        fields.put("image", photo());
        api.end(api.multipart("/sessions/" + session + "/turns", fields)
                .json()
                .path("id")
                .asString());
        api.end(api.ask(session, "say " + "很长的一段中文文字，用来看它怎样换行。".repeat(12))
                .path("id")
                .asString());
        api.end(api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "make it black and white", "model", "builtin:studio"))
                .json()
                .path("id")
                .asString());
        api.end(api.ask(session, "draw 7 jpeg").path("id").asString());
        Files.createDirectories(FOLDER);
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(SamplePicture.draw(900, 600), "png", png);
        return png.toByteArray();
    }

    private static byte[] get(String what, String type, String file) throws IOException {
        Answer answer = api.get("/sessions/" + session + "/export/" + what);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"pentimento ");
        Files.write(FOLDER.resolve(file), answer.response().body());
        return answer.response().body();
    }

    private static JsonNode verified(byte[] file) {
        return api.multipart("/verify", Map.of("file", file)).json();
    }

    @Test
    void theStoryHasEveryWordInBothScriptsEveryPictureAndWhatAiDid() throws IOException {
        byte[] pdf = get("story", "application/pdf", "story.pdf");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            assertThat(text)
                    .contains("湖边Lakeside□")
                    .contains("画好了。Thesunislownow.")
                    .contains("很长的一段中文文字，用来看它怎样换行。".repeat(2))
                    .contains("UseofAI.PicturesgeneratedbyAI:0;editedwithAI:3;")
                    .contains("AIedited·test:scripted");
            assertThat(pictures(document)).isEqualTo(4);
            assertThat(document.getDocumentInformation().getCustomMetadataValue("AIGC"))
                    .contains("\"Label\":\"1\"");
            assertThat(document.getDocumentInformation().getSubject()).startsWith("Use of AI.");
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 80);
            ImageIO.write(page, "png", FOLDER.resolve("story.png").toFile());
        }
    }

    private static int pictures(PDDocument document) throws IOException {
        int pictures = 0;
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getXObjectNames()) {
                pictures += page.getResources().isImageXObject(name) ? 1 : 0;
            }
        }
        return pictures;
    }

    @Test
    void theStoryIsToldInTheReadersLanguage() throws IOException {
        Answer answer = api.send(api.request("/sessions/" + session + "/export/story")
                .header("Accept-Language", "zh-CN")
                .GET());
        try (PDDocument document = Loader.loadPDF(answer.response().body())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
                    .contains("AI使用情况")
                    .contains("AI编辑·test:scripted");
        }
    }

    @Test
    void aRequestThatFailedIsToldInTheReadersLanguageToo() throws IOException {
        String failed = api.newSession("A");
        api.end(api.ask(failed, "crash here").path("id").asString());
        Answer answer = api.send(api.request("/sessions/" + failed + "/export/story")
                .header("Accept-Language", "zh-CN")
                .GET());
        try (PDDocument document = Loader.loadPDF(answer.response().body())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
                    .contains("此请求失败。模型处理期间，本服务器出了问题。请重试。如果仍然如此，请查看服务器日志。");
        }
    }

    @Test
    void theContactSheetIsLabelledAndSignedWithItsPicturesAsIngredients() throws IOException {
        byte[] jpeg = get("contact-sheet", "image/jpeg", "contact-sheet.jpg");
        BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(sheet.getWidth()).isGreaterThan(900);
        JsonNode found = verified(jpeg);
        assertThat(found.at("/ai/label").asString()).isEqualTo("edited");
        assertThat(found.at("/ai/digitalSourceType").asString()).endsWith("/compositeWithTrainedAlgorithmicMedia");
        assertThat(found.at("/metadata/aigc/Label").asString()).isEqualTo("1");
        assertThat(found.at("/c2pa/valid").asBoolean())
                .as(found.at("/c2pa").toString())
                .isTrue();
    }

    @Test
    void anIndependentReaderTrustsTheContactSheetToo() throws IOException, InterruptedException {
        get("contact-sheet", "image/jpeg", "judged.jpg");
        Path anchors = Files.writeString(
                FOLDER.resolve("roots.pem"), api.get("/provenance/root.pem").text());
        Judge.judge(anchors, List.of(FOLDER.resolve("judged.jpg"))).forEach((name, verdict) -> {
            assertThat(verdict.path("state").asString()).as(verdict.toString()).isEqualTo("Trusted");
            assertThat(verdict.path("failedChecks")).as(verdict.toString()).isEmpty();
        });
    }

    @Test
    void theAnimationRepeatsShowsTheLabelWhereAiPicturesAreAndCarriesTheOthers() throws IOException {
        byte[] gif = get("before-after", "image/gif", "before-after.gif");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        assertThat(reader.getNumImages(true)).isEqualTo(16);
        BufferedImage first = reader.read(0);
        BufferedImage after = reader.read(8);
        assertThat(white(first)).as("an upload is not called AI's").isZero();
        assertThat(white(after)).isPositive();
        for (int frame = 1; frame < 16; frame++) {
            assertThat(white(reader.read(frame))).as("frame " + frame).isPositive();
        }
        assertThat(new String(gif, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
        JsonNode found = verified(gif);
        assertThat(found.at("/ai/label").asString()).isEqualTo("edited");
        assertThat(found.at("/metadata/aigc/Label").asString()).isEqualTo("1");
    }

    /** Pixels that are nearly white, as the label's words are, and nothing else in these pictures. */
    private static int white(BufferedImage image) {
        int white = 0;
        for (int y = image.getHeight() / 2; y < image.getHeight(); y++) {
            for (int x = image.getWidth() / 2; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                white += (rgb & 0xF0F0F0) == 0xF0F0F0 ? 1 : 0;
            }
        }
        return white;
    }

    @Test
    void aSessionOfWhichNothingCanBeMadeSaysSo() {
        String empty = api.newSession("Empty");
        assertThat(api.get("/sessions/" + empty + "/export/contact-sheet").status())
                .isEqualTo(409);
        assertThat(api.get("/sessions/" + empty + "/export/before-after").status())
                .isEqualTo(409);
        assertThat(api.get("/sessions/" + empty + "/export/story").status()).isEqualTo(200);
        assertThat(api.get("/sessions/none/export/story").status()).isEqualTo(404);
    }
}
