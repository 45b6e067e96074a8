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
import java.util.concurrent.Callable;
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
    /** As many requests are worked on at once as on a large machine. */
    private static final String MANY_PROCESSORS = "-Djdk.virtualThreadScheduler.parallelism=16";

    private LargePictures() {}

    /** How many requests of one kind were answered, and how many sent away. */
    record Answered(int seen, int sentAway) {}

    /** What came of it; of the turns: how many succeeded. */
    record Outcome(Answered verified, Answered verifiedKnown, Answered told, Answered imported, int edited) {}

    /**
     * Eight pictures of 100 MB are verified at once, then eight that the server has; it tells eight times of that one,
     * takes eight sessions in that have it, and four pictures of 100 megapixels are edited at once.
     */
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
        List<String> options = List.of(heap, "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", MANY_PROCESSORS);
        HttpClient http = HttpClient.newHttpClient();
        try (ServerProcess server = ServerProcess.start(data, http, options, Map.of());
                ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            return run(server, together, verifications, bytes, edits, side);
        }
    }

    private static Outcome run(
            ServerProcess server, ExecutorService together, int verifications, int bytes, int edits, int side)
            throws Exception {
        try {
            ApiClient api = new ApiClient(server::base, PATIENCE);
            byte[] noise = noise(bytes);
            Answered verified = atOnce(together, verifications, () -> verify(api, noise));
            String known = upload(api, noise, "image/png");
            Answered verifiedKnown = atOnce(together, verifications, () -> verify(api, noise));
            Answered told = atOnce(
                    together,
                    verifications,
                    () -> api.get("/images/" + known + "/provenance").status());
            byte[] archive = archive(api, known);
            Answered imported = atOnce(
                    together,
                    verifications,
                    () -> api.send(api.request("/sessions/import")
                                    .header("Content-Type", "application/zip")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(archive)))
                            .status());
            return new Outcome(verified, verifiedKnown, told, imported, edit(api, together, edits, side));
        } catch (ExecutionException | RuntimeException e) {
            throw new IllegalStateException(
                    "A request failed, and the server is " + (server.isAlive() ? "alive:\n" : "dead:\n") + server.log(),
                    e);
        }
    }

    private static Answered atOnce(ExecutorService together, int times, Callable<Integer> request)
            throws InterruptedException, ExecutionException {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(together.submit(request));
        }
        int seen = 0;
        int sentAway = 0;
        for (Future<Integer> status : answers) {
            switch (status.get()) {
                case 200, 201 -> seen++;
                case 503 -> sentAway++;
                default -> throw new IllegalStateException("A request was answered with " + status.get());
            }
        }
        return new Answered(seen, sentAway);
    }

    private static int verify(ApiClient api, byte[] picture) {
        return api.send(api.request("/verify")
                        .header("Content-Type", "image/png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture)))
                .status();
    }

    private static String upload(ApiClient api, byte[] picture, String type) {
        ApiClient.Answer answer = api.send(api.request("/images")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return answer.json().path("id").asString();
    }

    /** A session that has a picture, as it is exported. */
    private static byte[] archive(ApiClient api, String image) {
        String session = api.newSession("Large");
        String turn = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "?", "imageIds", List.of(image), "model", "builtin:studio"))
                .json()
                .path("id")
                .asString();
        api.end(turn);
        return api.get("/sessions/" + session + "/export").response().body();
    }

    private static int edit(ApiClient api, ExecutorService together, int edits, int side)
            throws IOException, InterruptedException, ExecutionException {
        byte[] photo = photo(side);
        String image = upload(api, photo, "image/jpeg");
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
