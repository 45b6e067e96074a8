package app.pentimento.crash;

import app.pentimento.testing.ApiClient;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/**
 * A server with the options of Java that it is shipped with, under large pictures that come all at once: many that are
 * verified, and many that are edited. It may let some wait or send them away, but must not die or lose a turn.
 *
 * <p>{@code bin/large-pictures} runs it with the largest pictures that are taken; a smaller form is in the test suite.
 */
public final class LargePictures {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int BYTES_OF_NOISE = 3;

    private LargePictures() {}

    /** What came of it: how many were verified, how many were sent away, how many turns succeeded. */
    record Outcome(int verified, int sentAway, int edited) {}

    /** Eight pictures of 100 MB are verified at once, then four of 100 megapixels edited at once. */
    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("pentimento-large");
        String heap = args.length > 0 ? args[0] : "2g";
        System.out.println(run(data, "-Xmx" + heap, 8, 100_000_000, 4, 10_000));
    }

    /**
     * @param heap the option of Java that says how much memory there is
     * @param bytes of each picture that is verified
     * @param side of each square picture that is edited, in pixels
     */
    static Outcome run(Path data, String heap, int verifications, int bytes, int edits, int side) throws Exception {
        List<String> options = List.of(heap, "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError");
        HttpClient http = HttpClient.newHttpClient();
        try (ServerProcess server = ServerProcess.start(data, http, options, Map.of());
                ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            ApiClient api = new ApiClient(server::base, PATIENCE);
            byte[] noise = noise(bytes);
            List<Future<Integer>> verified = new ArrayList<>();
            for (int i = 0; i < verifications; i++) {
                verified.add(together.submit(() -> verify(api, noise)));
            }
            int seen = 0;
            int sentAway = 0;
            for (Future<Integer> status : verified) {
                switch (status.get()) {
                    case 200 -> seen++;
                    case 503 -> sentAway++;
                    default -> throw new IllegalStateException("Verifying was answered with " + status.get());
                }
            }
            int edited = edit(api, together, edits, side);
            if (!server.isAlive()) {
                throw new IllegalStateException("The server died:\n" + server.log());
            }
            return new Outcome(seen, sentAway, edited);
        }
    }

    private static int verify(ApiClient api, byte[] picture) {
        return api.send(api.request("/verify")
                        .header("Content-Type", "image/png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture)))
                .status();
    }

    private static int edit(ApiClient api, ExecutorService together, int edits, int side)
            throws IOException, InterruptedException, ExecutionException {
        byte[] photo = photo(side);
        String image = api.send(api.request("/images")
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(photo)))
                .json()
                .path("id")
                .asString();
        List<Future<JsonNode>> turns = new ArrayList<>();
        for (int i = 0; i < edits; i++) {
            String session = api.newSession("Large " + i);
            turns.add(together.submit(() -> api.end(api.post(
                            "/sessions/" + session + "/turns",
                            Map.of("prompt", "make it brighter", "imageIds", List.of(image), "model", "builtin:studio"))
                    .json()
                    .path("id")
                    .asString())));
        }
        int succeeded = 0;
        for (Future<JsonNode> turn : turns) {
            JsonNode ended = turn.get();
            if (!ended.path("status").asString().equals("succeeded")
                    || ApiClient.picture(ended).path("width").asInt() != side) {
                throw new IllegalStateException("A turn was lost: " + ended);
            }
            succeeded++;
        }
        return succeeded;
    }

    /** A PNG of noise that is not compressed. */
    private static byte[] noise(int bytes) throws IOException {
        int side = (int) Math.sqrt(bytes / (double) BYTES_OF_NOISE) - 10;
        ByteArrayOutputStream file = new ByteArrayOutputStream(bytes);
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(side);
        fields.writeInt(side);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(file, "IHDR", header.toByteArray());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(bytes);
        try (DeflaterOutputStream deflated =
                new DeflaterOutputStream(pixels, new Deflater(Deflater.NO_COMPRESSION), 1 << 16)) {
            byte[] row = new byte[1 + BYTES_OF_NOISE * side];
            Random random = new Random(5);
            for (int y = 0; y < side; y++) {
                random.nextBytes(row);
                row[0] = 0;
                deflated.write(row);
            }
        }
        chunk(file, "IDAT", pixels.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    private static byte[] photo(int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Random random = new Random(7);
        for (int y = 0; y < side; y++) {
            int sky = 255 * y / side;
            for (int x = 0; x < side; x++) {
                int grain = random.nextInt(12);
                pixels[y * side + x] = Math.min(255, sky / 2 + grain) << 16 | Math.min(255, sky / 3 + 80) << 8 | 200;
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
