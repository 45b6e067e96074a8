package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An exported session comes back as a new one, here or on another server; nothing that it claims is taken for proof. */
class SessionImportTest {
    @AutoClose
    private static TestServer server;

    @AutoClose
    private static TestServer elsewhere;

    private static ApiClient api;
    private static String session;
    private static byte[] archive;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        elsewhere = TestServer.start();
        api = server.api();
        session = api.newSession("Harbour 港");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prompt", "say Here it is; draw 1");
        fields.put("model", ScriptedModel.ID);
        fields.put("image", TestPictures.png(50, 40, 9));
        String first = api.multipart("/sessions/" + session + "/turns", fields)
                .json()
                .path("id")
                .asString();
        api.end(first);
        api.end(api.ask(session, "draw 2").path("id").asString());
        api.end(api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "fail TIMEOUT", "model", ScriptedModel.ID, "parentTurnId", first))
                .json()
                .path("id")
                .asString());
        archive = api.get("/sessions/" + session + "/export").response().body();
    }

    private static Answer take(ApiClient where, byte[] zip) {
        return where.send(where.request("/sessions/import")
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(zip)));
    }

    private static JsonNode turns(ApiClient where, String id) {
        return where.get("/sessions/" + id + "/turns").json().path("items");
    }

    private static void refused(byte[] zip, String words) {
        int before =
                elsewhere.api().get("/sessions?limit=200").json().path("items").size();
        Answer answer = take(elsewhere.api(), zip);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains(words);
        assertThat(elsewhere.api().get("/sessions?limit=200").json().path("items"))
                .hasSize(before);
    }

    @Test
    void onAnotherServerTheConversationIsTheSameAndItsPicturesAreUploadsWithTheirLabels() {
        Answer answer = take(elsewhere.api(), archive);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode made = answer.json();
        assertThat(made.path("title").asString()).isEqualTo("Harbour 港");
        JsonNode before = turns(api, session);
        JsonNode after = turns(elsewhere.api(), made.path("id").asString());
        assertThat(after).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(after.at("/" + i + "/prompt")).isEqualTo(before.at("/" + i + "/prompt"));
            assertThat(after.at("/" + i + "/status")).isEqualTo(before.at("/" + i + "/status"));
            assertThat(after.at("/" + i + "/model").asString()).isEqualTo("imported:" + ScriptedModel.ID);
            assertThat(after.at("/" + i + "/cost").isNull()).isTrue();
        }
        assertThat(after.at("/1/parentTurnId")).isEqualTo(after.at("/0/id"));
        assertThat(after.at("/2/parentTurnId")).isEqualTo(after.at("/0/id"));
        assertThat(made.path("headTurnId")).isEqualTo(after.at("/2/id"));
        JsonNode picture = after.at("/0/parts/1/image");
        assertThat(picture.path("origin").asString()).isEqualTo("upload");
        assertThat(picture.path("aiLabel").asString()).isEqualTo("edited");
        assertThat(picture.path("sha256")).isEqualTo(before.at("/0/parts/1/image/sha256"));
        byte[] here = api.get("/images/" + before.at("/0/parts/1/image/id").asString() + "/content")
                .response()
                .body();
        byte[] there = elsewhere
                .api()
                .get("/images/" + picture.path("id").asString() + "/content")
                .response()
                .body();
        assertThat(there).isEqualTo(here);
    }

    @Test
    void whereItWasMadeItsPicturesAreThoseThatAreThereAndTheSessionCanGoOn() {
        JsonNode made = take(api, archive).json();
        JsonNode after = turns(api, made.path("id").asString());
        assertThat(after.at("/0/parts/1/image")).isEqualTo(turns(api, session).at("/0/parts/1/image"));
        assertThat(api.end(api.ask(made.path("id").asString(), "draw 3")
                                .path("id")
                                .asString())
                        .path("status")
                        .asString())
                .isEqualTo("succeeded");
        assertThat(api.delete("/sessions/" + made.path("id").asString()).status())
                .isEqualTo(204);
        String kept = turns(api, session).at("/0/parts/1/image/id").asString();
        assertThat(api.get("/images/" + kept + "/content").status()).isEqualTo(200);
    }

    @Test
    void theSameKeyMakesOneSession() {
        java.util.function.Supplier<Answer> send = () -> elsewhere
                .api()
                .send(elsewhere
                        .api()
                        .request("/sessions/import")
                        .header("Content-Type", "application/zip")
                        .header("Idempotency-Key", "once")
                        .POST(BodyPublishers.ofByteArray(archive)));
        assertThat(send.get().json()).isEqualTo(send.get().json());
    }

    @Test
    void whatIsNoArchiveOrLacksSomethingIsRefused() {
        refused("hello".getBytes(StandardCharsets.UTF_8), "not a ZIP");
        refused(new byte[0], "not a ZIP");
        refused(changed(entries -> without(entries, "session.json")), "no session.json");
        refused(changed(entries -> with(entries, "session.json", "{")), "not valid JSON");
        refused(changed(entries -> with(entries, "session.json", "{}")), "not from an exported session");
        refused(changed(entries -> without(entries, picture(entries))), "lacks “images/");
    }

    @Test
    void aPictureThatWasChangedOrWhoseLabelsWereRemovedIsRefused() {
        byte[] other = TestPictures.png(20, 20, 3);
        refused(changed(entries -> with(entries, picture(entries), other)), "its SHA-256 differs");
        refused(changed(SessionImportTest::withoutLabels), "its labels were removed");
    }

    @Test
    void pathsThatLeadElsewhereAndStrangeEntriesAreRefused() {
        for (String name :
                new String[] {"../evil.png", "/etc/passwd", "images/../../x.png", "images/a/b.png", "run.sh"}) {
            refused(changed(entries -> with(entries, name, "x")), "which does not belong in an exported session");
        }
    }

    @Test
    void aZipBombIsNotUnpacked() {
        byte[] zeroes = new byte[110 << 20];
        byte[] bomb = changed(entries -> with(entries, picture(entries), zeroes));
        assertThat(bomb.length).isLessThan(1 << 20);
        refused(bomb, "larger than this server accepts");
        refused(changed(entries -> with(entries, "session.json", zeroes)), "larger than this server accepts");
    }

    @Test
    void turnsThatDoNotFormATreeAreRefused() {
        String first = turns(api, session).at("/0/id").asString();
        refused(
                changed(entries -> with(
                        entries,
                        "session.json",
                        text(entries).replace("\"parentTurnId\" : \"" + first, "\"parentTurnId\" : \"nowhere"))),
                "does not come before it");
        refused(
                changed(entries ->
                        with(entries, "session.json", text(entries).replace("\"succeeded\"", "\"magical\""))),
                "unknown status");
    }

    /** A failure to read what was sent is not taken for a client that has left, which is answered with nothing. */
    @Test
    void aDamagedArchiveIsRefusedWhereverTheDamageIs() {
        int entry = bytesOf(picture(unpacked()));
        for (int at = entry; at < archive.length; at += Math.max(1, (archive.length - entry) / 30)) {
            for (int damage : new int[] {0x01, 0xFF}) {
                byte[] damaged = archive.clone();
                damaged[at] ^= (byte) damage;
                Answer answer = take(elsewhere.api(), damaged);
                assertThat(answer.status()).as("byte %d: %s", at, answer.text()).isIn(201, 400);
                assertThat(answer.json().isObject()).isTrue();
            }
        }
    }

    @Test
    void anEntryThatEndsTooSoonIsRefused() {
        String name = picture(unpacked());
        byte[] damaged = archive.clone();
        // In the list of entries, the compressed size stands 26 bytes before the name.
        int list = lastIndexOf(damaged, name.getBytes(StandardCharsets.UTF_8));
        damaged[list - 26]++;
        damaged[list - 25] = 0;
        refused(damaged, "in the archive is broken");
    }

    @Test
    void theSameFileUnderManyNamesIsTakenOnce() {
        byte[] photo = TestPictures.png(50, 40, 5);
        Answer answer = take(elsewhere.api(), ofPictures(400, 1, photo));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode inputs = turns(elsewhere.api(), answer.json().path("id").asString());
        assertThat(inputs.valueStream()
                        .map(turn -> turn.at("/inputs/0/id").asString())
                        .distinct())
                .hasSize(1);
    }

    /** The first picture would be refused, too, but only by looking at it. */
    @Test
    void whatIsTooMuchIsRefusedBeforeAnyPictureIsLookedAt() {
        byte[] broken = "no picture".getBytes(StandardCharsets.UTF_8);
        refused(ofPictures(5001, 1, broken), "5,001 turns; at most 5,000");
        refused(ofPictures(1, 101, broken), "more than 100 inputs");
        refused(ofPictures(1, 1, broken), "was rejected");
    }

    /** A session of turns that have so many pictures each, every one under its own name. */
    private static byte[] ofPictures(int turns, int each, byte[] picture) {
        Map<String, Object> files = new LinkedHashMap<>();
        List<Object> all = new ArrayList<>();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            List<Object> inputs = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                String id = "p" + turn + "-" + i;
                String name = "images/" + (files.size() < 1000 ? id : "same") + ".png";
                files.put(id, name);
                entries.put(name, picture);
                inputs.add(Map.of("id", id, "sha256", sha256(picture)));
            }
            all.add(Map.of(
                    "id",
                    "t" + turn,
                    "prompt",
                    "x",
                    "model",
                    "m",
                    "status",
                    "succeeded",
                    "inputs",
                    inputs,
                    "parts",
                    List.of()));
        }
        entries.put(
                "session.json",
                JsonMapper.shared()
                        .writeValueAsBytes(Map.of("session", Map.of("title", "Many"), "turns", all, "files", files)));
        return packed(entries);
    }

    private static int bytesOf(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < archive.length; at++) {
            if (Arrays.mismatch(archive, at, at + wanted.length, wanted, 0, wanted.length) < 0) {
                return at + wanted.length;
            }
        }
        throw new AssertionError(name);
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        int at = bytes.length - wanted.length;
        while (Arrays.mismatch(bytes, at, at + wanted.length, wanted, 0, wanted.length) >= 0) {
            at--;
        }
        return at;
    }

    private static Map<String, byte[]> withoutLabels(Map<String, byte[]> entries) {
        String name = picture(entries);
        byte[] bare = TestPictures.png(96, 64, 1);
        String before = sha256(java.util.Objects.requireNonNull(entries.get(name)));
        with(entries, "session.json", text(entries).replace(before, sha256(bare)));
        return with(entries, name, bare);
    }

    private static String sha256(byte[] bytes) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of the second picture: the first one that a model made. */
    private static String picture(Map<String, byte[]> entries) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith("images/0002"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Map<String, byte[]> entries) {
        return new String(entries.get("session.json"), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, String content) {
        return with(entries, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] content) {
        entries.put(name, content);
        return entries;
    }

    private static Map<String, byte[]> without(Map<String, byte[]> entries, String name) {
        entries.remove(name);
        return entries;
    }

    /** The exported archive, packed again with a change. */
    private static byte[] changed(UnaryOperator<Map<String, byte[]>> change) {
        return packed(change.apply(unpacked()));
    }

    private static Map<String, byte[]> unpacked() {
        try {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(Map<String, byte[]> entries) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
