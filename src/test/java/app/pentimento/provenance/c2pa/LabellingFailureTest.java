package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.StoredFiles;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What happens to a turn and to an upload when nothing can be signed, or what was signed does not hold. */
class LabellingFailureTest {
    private static final String CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";

    @TempDir
    private Path folder;

    private TimeStampServer stamps;
    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start() throws Exception {
        OperatorCertificates operator = OperatorCertificates.good("EC secp256r1");
        SigningProperties pem = operator.pem(folder);
        stamps = new TimeStampServer(operator.authority());
        server = TestServer.start(
                "pentimento.provenance.signing.certificate=" + pem.certificate(),
                "pentimento.provenance.signing.key=" + pem.key(),
                "pentimento.provenance.signing.time-stamp-url=" + stamps.address(),
                "pentimento.provenance.signing.time-stamp-required=true");
        api = server.api();
    }

    @AfterEach
    void stop() {
        server.close();
        stamps.close();
    }

    @Test
    void aPictureThatCannotBeSignedIsNotShownAndTheTurnCanBeRetried() {
        stamps.status = 503;

        assertThatTheTurnFailsAndCanBeRetried(() -> stamps.status = 200);
    }

    /** An authority whose clock is wrong says that the signer's certificate was not valid yet. */
    @Test
    void aPictureWhoseNewManifestDoesNotHoldIsNotShownAndTheTurnCanBeRetried() {
        stamps.time = Instant.now().minus(Duration.ofDays(1000));

        assertThatTheTurnFailsAndCanBeRetried(() -> stamps.time = null);
    }

    @Test
    void anUploadWhoseStoryCannotBeCarriedOnIsRefusedWithASentenceAndNothingOfItIsKept() throws Exception {
        byte[] photo = Jpeg.withExif(Pictures.drawn("image/jpeg"), Exif.orientation(6, ByteOrder.BIG_ENDIAN));
        byte[] upload = new Stranger(folder.resolve("stranger")).created(photo, "image/jpeg", CAPTURED);
        stamps.status = 503;

        ApiClient.Answer refused = upload(upload);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("code").asString()).isEqualTo("overloaded");
        assertThat(refused.json().path("detail").asString()).contains("Content Credentials", "Send it again");
        assertThat(images()).isZero();
        stamps.status = 200;
        assertThat(upload(upload).status()).isEqualTo(201);
    }

    private void assertThatTheTurnFailsAndCanBeRetried(Runnable mend) {
        String session = api.newSession("failing");
        String prompt = "say before; draw 91; say after";
        JsonNode turn =
                api.end(api.post("/sessions/" + session + "/turns", Map.of("prompt", prompt, "model", ScriptedModel.ID))
                        .json()
                        .path("id")
                        .asString());

        assertThat(turn.path("status").asString()).isEqualTo("failed");
        assertThat(turn.path("error").path("message").asString())
                .contains("could not be signed, so it is not shown", "answer is kept", "not asked again");
        assertThat(turn.path("error").path("retryable").asBoolean()).isTrue();
        assertThat(turn.path("prompt").asString()).isEqualTo(prompt);
        assertThat(turn.path("parts")
                        .valueStream()
                        .map(part -> part.path("text").asString()))
                .as("what came behind it waits for it")
                .containsExactly("before");
        assertThat(images()).isZero();
        assertThat(events()).contains("labelling-failed");

        int asked = server.bean(ScriptedModel.class).asked().size();
        server.bean(StoredFiles.class).sweep();
        JsonNode again = retry(turn);
        assertThat(again.path("status").asString()).isEqualTo("failed");
        assertThat(images()).isZero();
        mend.run();
        JsonNode retried = retry(again);

        assertThat(retried.path("status").asString()).isEqualTo("succeeded");
        assertThat(server.bean(ScriptedModel.class).asked())
                .as("what was paid for is not asked for again")
                .hasSize(asked);
        assertThat(retried.path("parts").get(0).path("text").asString()).isEqualTo("before");
        assertThat(retried.path("parts").get(2).path("text").asString()).isEqualTo("after");
        String id = retried.path("parts").get(1).path("image").path("id").asString();
        JsonNode told = api.get("/images/" + id + "/provenance").json();
        assertThat(told.path("c2pa").path("trusted").asBoolean()).isTrue();
        assertThat(told.path("c2pa").path("issuer").asString()).isEqualTo("Daily News");
    }

    private JsonNode retry(JsonNode turn) {
        return api.end(api.post("/turns/" + turn.path("id").asString() + "/retry", Map.of())
                .json()
                .path("id")
                .asString());
    }

    private ApiClient.Answer upload(byte[] picture) {
        return api.send(api.request("/images")
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
    }

    private long images() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from image")
                .query(Long.class)
                .single();
    }

    private List<String> events() {
        List<String> events = new ArrayList<>();
        server.bean(AuditLog.class).each(entry -> events.add(entry.event()));
        return events;
    }
}
