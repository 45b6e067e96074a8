package app.pentimento.model.gemini;

import app.pentimento.model.InputImage;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.google.GoogleFailures;
import app.pentimento.model.wire.FittedPicture;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.File;
import com.google.genai.types.FileState;
import com.google.genai.types.UploadFileConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pictures that the Files API holds for this server, by content, until they expire (48 hours after the upload, says
 * the reference; the answer's own time counts). Every node knows of them. An upload that fails is no failure of the turn:
 * the picture then goes within the request.
 */
@Component
class VendorFiles {
    private static final Logger log = LoggerFactory.getLogger(VendorFiles.class);
    private static final Duration USUAL_LIFE = Duration.ofHours(47);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Duration renewBefore;
    private final GoogleClients clients;
    private volatile @Nullable Instant downUntil;

    VendorFiles(JdbcClient jdbc, GeminiProperties properties, GoogleClients clients) {
        this.jdbc = jdbc;
        this.renewBefore = properties.files().renewBefore();
        this.clients = clients;
    }

    /** Whose file, and of what content: files belong to the key that uploaded them. */
    record Key(String account, String content) {}

    /** A file that the vendor holds. */
    record Held(String uri, String mediaType) {
        WireImage image() {
            return WireImage.file(uri, mediaType);
        }
    }

    /** The key of a picture as it is sent, at most this many pixels long. */
    Key key(InputImage image, int side) {
        boolean whole = Math.max(image.file().width(), image.file().height()) <= side;
        return new Key(clients.developerAccount(), image.file().sha256() + (whole ? "" : "@" + side));
    }

    /** The file of this content, while it will live long enough for a request. */
    Optional<Held> find(Key key) {
        return jdbc.sql("""
                        select uri, media_type from vendor_file
                        where account = :account and content = :content and expires_at > :soon
                        """)
                .param("account", key.account())
                .param("content", key.content())
                .param("soon", at(Instant.now().plus(renewBefore)))
                .query((row, number) -> new Held(row.getString("uri"), row.getString("media_type")))
                .optional();
    }

    /** The vendor does not know this file any more. */
    void forget(Key key) {
        jdbc.sql("delete from vendor_file where account = :account and content = :content")
                .param("account", key.account())
                .param("content", key.content())
                .update();
    }

    /** Whether uploads failed lately, so that none is tried now. */
    boolean uploadsAreDown() {
        Instant until = downUntil;
        return until != null && Instant.now().isBefore(until);
    }

    /** Uploads a picture and remembers it; empty where that did not work. */
    Optional<Held> upload(Client client, Key key, FittedPicture picture) {
        try {
            File file = client.files.upload(
                    picture.bytes(),
                    UploadFileConfig.builder().mimeType(picture.mediaType()).build());
            String uri = file.uri().orElse("");
            boolean usable = !uri.isEmpty()
                    && file.state()
                            .map(state -> state.knownEnum() == FileState.Known.ACTIVE)
                            .orElse(true);
            if (!usable) {
                log.info("An uploaded picture is not ready for use; it goes within the request");
                return Optional.empty();
            }
            Held held = new Held(uri, file.mimeType().orElse(picture.mediaType()));
            remember(key, held, file.expirationTime().orElse(Instant.now().plus(USUAL_LIFE)));
            return Optional.of(held);
        } catch (GenAiIOException e) {
            failed(GoogleFailures.unwrap(e));
        } catch (ApiException e) {
            failed(GoogleFailures.unwrap(e));
        } catch (IllegalStateException e) {
            failed(new IOException(e));
        }
        return Optional.empty();
    }

    private void failed(IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        log.info("A picture could not be uploaded ({}); it goes within the request", e.toString());
        downUntil = Instant.now().plus(PAUSE);
    }

    private void remember(Key key, Held held, Instant expires) {
        forget(key);
        try {
            jdbc.sql("""
                            insert into vendor_file (account, content, uri, media_type, expires_at)
                            values (:account, :content, :uri, :type, :expires)
                            """)
                    .param("account", key.account())
                    .param("content", key.content())
                    .param("uri", held.uri())
                    .param("type", held.mediaType())
                    .param("expires", at(expires))
                    .update();
        } catch (DuplicateKeyException e) {
            log.trace("Another turn uploaded the same picture meanwhile; either file will do");
        }
        jdbc.sql("delete from vendor_file where expires_at < :now")
                .param("now", at(Instant.now()))
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
