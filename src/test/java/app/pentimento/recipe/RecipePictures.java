package app.pentimento.recipe;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.TestServer;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Makes the pictures that the gallery shows for what the built-in studio can do: each is what the studio answers to the
 * recipe, as it stands, about the project's own drawing. Run {@link #main} to write them again.
 */
final class RecipePictures {
    static final Path FOLDER = Path.of("src/main/resources/static/img/recipes");
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    private RecipePictures() {}

    public static void main(String[] arguments) throws IOException {
        try (TestServer server = TestServer.start()) {
            Files.createDirectories(FOLDER);
            for (RecipeCatalog.Entry entry : builtin(server)) {
                write(draw(server.api(), entry.recipe()), FOLDER.resolve(entry.id() + ".webp"));
            }
        }
    }

    /** The ready recipes that the built-in studio can do, in English. */
    static List<RecipeCatalog.Entry> builtin(TestServer server) {
        return server.bean(RecipeCatalog.class).ready(Locale.ENGLISH).stream()
                .filter(entry -> entry.recipe().model() == Ability.BUILTIN)
                .toList();
    }

    /** What the studio makes of the drawing: one picture, or the first four of several in two rows. */
    static BufferedImage draw(ApiClient api, PromptRecipe recipe) throws IOException {
        List<BufferedImage> made = ask(api, recipe.filled(Map.of()));
        if (made.size() == 1) {
            return fitted(made.getFirst(), WIDTH, HEIGHT);
        }
        BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < 4; i++) {
            BufferedImage cell = fitted(made.get(i), WIDTH / 2, HEIGHT / 2);
            graphics.drawImage(cell, i % 2 * WIDTH / 2, i / 2 * HEIGHT / 2, null);
        }
        graphics.dispose();
        return sheet;
    }

    /** The pictures that the built-in studio answers with. */
    static List<BufferedImage> ask(ApiClient api, String prompt) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(SamplePicture.draw(768, 512), "png", png);
        JsonNode turn = api.end(api.multipart(
                        "/sessions/" + api.newSession("") + "/turns",
                        Map.of("prompt", prompt, "model", "builtin:studio", "image", png.toByteArray()))
                .json()
                .path("id")
                .asString());
        List<BufferedImage> pictures = new ArrayList<>();
        for (JsonNode part : turn.path("parts")) {
            if (part.path("kind").asString().equals("image")) {
                byte[] bytes = api.get("/images/" + part.at("/image/id").asString() + "/content")
                        .response()
                        .body();
                pictures.add(ImageIO.read(new ByteArrayInputStream(bytes)));
            }
        }
        return pictures;
    }

    private static BufferedImage fitted(BufferedImage picture, int width, int height) {
        double scale = Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight());
        int newWidth = (int) Math.round(picture.getWidth() * scale);
        int newHeight = (int) Math.round(picture.getHeight() * scale);
        BufferedImage small = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, newWidth, newHeight, null);
        graphics.dispose();
        return small;
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            WebPWriteParam param = new WebPWriteParam(writer.getLocale());
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("Lossy");
            param.setCompressionQuality(0.8f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
