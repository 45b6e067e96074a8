package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The Files API: resumable uploads, and files that expire. */
final class FilesApi {
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<String, Held> files = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile Duration life = Duration.ofDays(2);
    private volatile boolean down;

    private static final class Upload {
        final String type;
        final long size;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Upload(String type, long size) {
            this.type = type;
            this.size = size;
        }
    }

    /** A file that was uploaded. */
    @SuppressWarnings("ArrayRecordComponent")
    record Held(String name, String uri, String type, byte[] bytes, Instant expires) {}

    /** How long files live that are uploaded from now on. */
    void live(Duration time) {
        life = time;
    }

    /** Makes every upload fail, or no longer. */
    void down(boolean failing) {
        down = failing;
    }

    /** Forgets every file, as the vendor may. */
    void forgetAll() {
        files.clear();
    }

    int uploaded() {
        return numbers.get();
    }

    /** The file of this URI, unless it is unknown or has expired. */
    @Nullable
    Held find(String uri) {
        Held held = files.get(uri);
        return held == null || held.expires().plus(GRACE).isBefore(Instant.now()) ? null : held;
    }

    void start(Request request, Reply reply, String base) throws IOException, Violation {
        if (down) {
            throw new Violation(500, "INTERNAL", "The upload service is down.");
        }
        require(request, "x-goog-upload-protocol", "resumable");
        require(request, "x-goog-upload-command", "start");
        String type = request.header("x-goog-upload-header-content-type");
        if (type.isEmpty()) {
            throw Violation.invalid("X-Goog-Upload-Header-Content-Type is missing.");
        }
        long size = Long.parseLong(request.header("x-goog-upload-header-content-length"));
        String id = "u" + uploads.size() + "-" + numbers.get();
        uploads.put(id, new Upload(type, size));
        reply.send(
                200,
                "application/json",
                Map.of(
                        "X-Goog-Upload-Status",
                        "active",
                        "X-Goog-Upload-URL",
                        base + "/upload/v1beta/files?upload_id=" + id),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    void bytes(Request request, Reply reply, String base, String uploadId) throws IOException, Violation {
        Upload upload = uploads.get(uploadId);
        if (upload == null) {
            throw new Violation(404, "NOT_FOUND", "There is no such upload.");
        }
        if (Long.parseLong(request.header("x-goog-upload-offset")) != upload.bytes.size()) {
            throw Violation.invalid("The offset is not where the upload stands.");
        }
        upload.bytes.writeBytes(request.body());
        if (!request.header("x-goog-upload-command").contains("finalize")) {
            reply.send(200, "application/json", Map.of("X-Goog-Upload-Status", "active"), new byte[0]);
            return;
        }
        byte[] bytes = upload.bytes.toByteArray();
        if (bytes.length != upload.size) {
            throw Violation.invalid("The upload has " + bytes.length + " bytes, not " + upload.size + ".");
        }
        if (!PictureBytes.type(bytes).equals(upload.type)) {
            throw Violation.invalid("The upload is no " + upload.type + ".");
        }
        String name = "files/stand-in-" + numbers.incrementAndGet();
        Held held = new Held(
                name,
                base + "/v1beta/" + name,
                upload.type,
                bytes,
                Instant.now().plus(life));
        files.put(held.uri(), held);
        reply.send(
                200,
                "application/json",
                Map.of("X-Goog-Upload-Status", "final"),
                ("{\"file\": " + json(held) + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Held held) {
        String hash = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Signatures.hash(held.bytes())));
        return """
                {"name": "%s", "uri": "%s", "mimeType": "%s", "sizeBytes": "%d", "sha256Hash": "%s",
                 "createTime": "%s", "updateTime": "%s", "expirationTime": "%s", "state": "ACTIVE", "source": "UPLOADED"}
                """.formatted(
                        held.name(),
                        held.uri(),
                        held.type(),
                        held.bytes().length,
                        hash,
                        Instant.now(),
                        Instant.now(),
                        held.expires());
    }

    private static void require(Request request, String header, String value) throws Violation {
        if (!request.header(header).equals(value)) {
            throw Violation.invalid(header + " must be " + value + ".");
        }
    }
}
