package app.pentimento.model.builtin;

import app.pentimento.PentimentoApplication;
import app.pentimento.testing.ApiClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * How long a person waits for an edit of the built-in studio at full size: from sending the prompt, with the photo already
 * uploaded, to the turn's end on disk, labelled and signed, and from there to the preview that the page shows. Beside it,
 * as yardstick, what a photo of this size takes to be decoded from JPEG and encoded as PNG by Java's own codecs.
 */
public final class FirstEdit {
    private static final List<String> PROMPTS = List.of(
            "make it warmer",
            "black and white",
            "brighter with more contrast",
            "crop to a square",
            "put 'Gemini Nano' at the bottom",
            "turn it into a pencil sketch",
            "make it a cartoon",
            "make it a watercolour",
            "blur the background",
            "remove the background",
            "pixelate the faces",
            "make it nano");

    private FirstEdit() {}

    /** Runs the benchmark; the argument is the photo's size in megapixels, 12 without it. */
    public static void main(String[] args) throws Exception {
        int size = Stream.of(args).map(Integer::valueOf).findFirst().orElse(12);
        // before the server starts: nothing of it is in memory while somebody edits, but the file
        byte[] jpeg = encoded(OperationSpeed.photo(size).image(), "jpeg");
        double yardstick = yardstick(jpeg);
        String data = Files.createTempDirectory("pentimento-bench").toString();
        try (ConfigurableApplicationContext context = SpringApplication.run(
                PentimentoApplication.class,
                "--server.port=0",
                "--pentimento.data=" + data,
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off")) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            ApiClient api = new ApiClient(() -> URI.create("http://127.0.0.1:" + port));
            measure(api, jpeg, "make it sepia"); // warms up
            System.out.printf(
                    Locale.ROOT, "%-32s %9.0f ms%n", size + " MP from JPEG to PNG by Java", yardstick);
            for (String prompt : PROMPTS) {
                double[] took = measure(api, jpeg, prompt);
                System.out.printf(
                        Locale.ROOT,
                        "%-32s %9.0f ms until it has ended (%.2fx)  + %5.0f ms for the preview%n",
                        prompt,
                        took[0],
                        took[0] / yardstick,
                        took[1]);
            }
        }
        System.exit(0);
    }

    private static double yardstick(byte[] jpeg) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            BufferedImage decoded = ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
            if (encoded(decoded, "png").length == 0) {
                throw new IllegalStateException("Nothing was encoded");
            }
            best = Math.min(best, (System.nanoTime() - began) / 1e6);
        }
        return best;
    }

    private static double[] measure(ApiClient api, byte[] jpeg, String prompt) {
        String session = api.newSession(prompt);
        String photo = api.send(api.request("/images")
                        .header("Content-Type", "image/jpeg")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(jpeg)))
                .json()
                .path("id")
                .asString();
        long began = System.nanoTime();
        String turn = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", prompt, "imageIds", List.of(photo), "model", "builtin:studio"))
                .json()
                .path("id")
                .asString();
        JsonNode ended = api.end(turn);
        long end = System.nanoTime();
        String preview = Stream.of(ended.path("parts").values().toArray(JsonNode[]::new))
                .filter(part -> part.has("image"))
                .map(part -> part.path("image").path("id").asString())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No picture: " + ended));
        api.get("/images/" + preview + "/content?width=1280");
        return new double[] {(end - began) / 1e6, (System.nanoTime() - end) / 1e6};
    }

    private static byte[] encoded(BufferedImage image, String format) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
