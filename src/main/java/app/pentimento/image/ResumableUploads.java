package app.pentimento.image;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Uploads that arrive in pieces and go on after a lost connection, on whichever node. The pieces are rows until the file
 * is whole; then {@link Uploads} takes it like any other.
 */
@Service
public class ResumableUploads {
    /** The largest piece, in bytes. */
    public static final int PIECE = 512 * 1024;

    private final JdbcClient jdbc;
    private final ImageProbe probe;
    private final ImageProperties limits;

    ResumableUploads(JdbcClient jdbc, ImageProbe probe, ImageProperties limits) {
        this.jdbc = jdbc;
        this.probe = probe;
        this.limits = limits;
    }

    /**
     * An upload under way.
     *
     * @param mediaType what the sender says it is; null where nothing was said
     * @param bytes of the whole file
     * @param received how many of them are on disk
     * @param imageId what it became; null while it is not finished
     */
    public record Upload(
            String id,
            @Nullable String mediaType,
            long bytes,
            long received,
            @Nullable String imageId) {}

    /**
     * Begins an upload of so many bytes.
     *
     * @throws ImageRejected where the file is too large, or all unfinished uploads together would be
     */
    @Transactional
    public Upload begin(String ownerId, long bytes, @Nullable String mediaType) {
        probe.checkBytes(bytes);
        long others = jdbc.sql("select coalesce(sum(bytes), 0) from upload where image_id is null")
                .query(Long.class)
                .single();
        if (others + bytes > limits.unfinishedUploads().toBytes()) {
            throw new ImageRejected(
                    ImageRejected.Reason.OVERLOADED,
                    "This server has too many unfinished uploads. Try again later, or upload the file in "
                            + "one request.");
        }
        String id = Ids.next();
        jdbc.sql("""
                        insert into upload (id, owner_id, media_type, bytes, received, touched_at)
                        values (:id, :owner, :type, :bytes, 0, :now)
                        """)
                .param("id", id)
                .param("owner", ownerId)
                .param("type", mediaType)
                .param("bytes", bytes)
                .param("now", Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        return new Upload(id, mediaType, bytes, 0, null);
    }

    /** The upload of this id, if it is there and the viewer's own. */
    public Optional<Upload> find(Viewer viewer, String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql("select u.id, u.media_type, u.bytes, u.received, u.image_id from upload u where u.id = :id and "
                        + viewer.owns("u.owner_id"))
                .param("id", id)
                .param("viewer", viewer.id())
                .query((row, number) -> new Upload(
                        row.getString("id"),
                        row.getString("media_type"),
                        row.getLong("bytes"),
                        row.getLong("received"),
                        row.getString("image_id")))
                .optional();
    }

    /** Appends a piece, durable on return; false where the upload does not stand at this offset, or is gone. */
    @Transactional
    public boolean append(String id, long offset, byte[] piece, int length) {
        int rows = jdbc.sql("""
                        update upload set received = :to, touched_at = :now
                        where id = :id and received = :from and bytes >= :to and image_id is null
                        """)
                .param("id", id)
                .param("from", offset)
                .param("to", offset + length)
                .param("now", Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        if (rows == 0) {
            return false;
        }
        jdbc.sql("insert into upload_piece (upload_id, start_at, content) values (:id, :from, :content)")
                .param("id", id)
                .param("from", offset)
                .param("content", Arrays.copyOf(piece, length))
                .update();
        return true;
    }

    /** The whole file of an upload that has all its bytes. */
    public UploadedFile file(Upload upload) {
        return new UploadedFile() {
            @Override
            public long size() {
                return upload.bytes();
            }

            @Override
            public InputStream open() {
                return new Pieces(upload.id());
            }
        };
    }

    /**
     * Says what an upload became and lets its pieces go, in the transaction that adds the image; false where it is gone
     * or became another one before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean finish(String id, String imageId) {
        int rows = jdbc.sql("update upload set image_id = :image where id = :id and image_id is null")
                .param("image", imageId)
                .param("id", id)
                .update();
        if (rows == 1) {
            jdbc.sql("delete from upload_piece where upload_id = :id")
                    .param("id", id)
                    .update();
        }
        return rows == 1;
    }

    /** Gives an upload up; what it became stays. */
    public void delete(String id) {
        jdbc.sql("delete from upload where id = :id").param("id", id).update();
    }

    /** Forgets the uploads that nothing came of for so long, and those that were finished then; tells how many. */
    public int forget(Duration untouched) {
        return jdbc.sql("delete from upload where touched_at < :before")
                .param("before", Instant.now().minus(untouched).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The pieces of an upload one after another, one in memory at a time. */
    private final class Pieces extends InputStream {
        private final String id;
        private long next;
        private byte[] piece = {};
        private int at;

        Pieces(String id) {
            this.id = id;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (at == piece.length) {
                piece = jdbc.sql("select content from upload_piece where upload_id = :id and start_at = :from")
                        .param("id", id)
                        .param("from", next)
                        .query((row, number) -> row.getBytes(1))
                        .optional()
                        .orElse(new byte[0]);
                next += piece.length;
                at = 0;
                if (piece.length == 0) {
                    return -1;
                }
            }
            int read = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, read);
            at += read;
            return read;
        }
    }
}
