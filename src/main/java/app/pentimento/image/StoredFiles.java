package app.pentimento.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the rows of the files in the {@link ImageStore} in step with the files themselves, also through a crash: the
 * row is there before the file, and a file goes only while its row is locked and no image refers to it.
 */
@Service
public class StoredFiles {
    private static final Logger log = LoggerFactory.getLogger(StoredFiles.class);
    private static final Duration SETTLED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final ImageStore store;
    private final PreviewCache previews;
    private final TransactionTemplate transaction;

    StoredFiles(JdbcClient jdbc, ImageStore store, PreviewCache previews, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.store = store;
        this.previews = previews;
        this.transaction = transaction;
    }

    /**
     * Makes the bytes of a file durable and holds them for an hour, ahead of the transaction that says whose they are.
     *
     * @param holder the id of who needs them
     */
    public void keep(String holder, FileContent content) {
        hold(holder, List.of(content.file()));
        put(content.file(), content.bytes());
    }

    /**
     * Holds the files of an image that is to come until {@link #claim}, or for an hour. Call it outside a transaction,
     * before {@link #put}.
     */
    void hold(String imageId, Collection<ImageFile> files) {
        try {
            transaction.executeWithoutResult(status -> files.forEach(file -> holdOne(imageId, file)));
        } catch (DuplicateKeyException e) {
            // The same bytes came twice in this moment, and the other's row is there now.
            transaction.executeWithoutResult(status -> files.forEach(file -> holdOne(imageId, file)));
        }
    }

    /** Makes the bytes of a file durable that is held. */
    void put(ImageFile file, byte[] bytes) {
        try {
            store.put(file.sha256(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a hold last until {@link #release}, in the transaction that writes down whose it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdOn(String holder) {
        jdbc.sql("update file_hold set held_at = null where image_id = :holder")
                .param("holder", holder)
                .update();
    }

    /** Ends a hold that was to last; the sweep removes its file unless an image refers to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String holder) {
        jdbc.sql("delete from file_hold where image_id = :holder")
                .param("holder", holder)
                .update();
    }

    /** Ends the hold on the files of an image, in the transaction that adds its row. */
    void claim(String imageId) {
        int files = jdbc.sql("delete from file_hold where image_id = :image")
                .param("image", imageId)
                .update();
        if (files == 0) {
            throw new IllegalStateException("The files of a picture were kept for too long before the picture came");
        }
    }

    /**
     * Opens the bytes of a file, to be handed out as they are.
     *
     * @throws DamagedFile where it is missing or has another length than it had
     */
    public InputStream open(ImageFile file) throws IOException {
        try {
            if (store.length(file.sha256()) != file.bytes()) {
                throw new DamagedFile(file.sha256(), new IOException("Another length than it had"));
            }
            return store.open(file.sha256());
        } catch (NoSuchFileException e) {
            throw new DamagedFile(file.sha256(), e);
        }
    }

    /**
     * Opens the bytes of a file, compared with its hash before.
     *
     * @throws DamagedFile where it is missing, cannot be read, or is not what it was
     */
    public InputStream openWhole(ImageFile file) throws IOException {
        if (!isWhole(file.sha256())) {
            throw new DamagedFile(file.sha256(), new IOException("Other bytes than it had"));
        }
        return open(file);
    }

    /**
     * All the bytes of a file, compared with its hash.
     *
     * @throws DamagedFile where it is missing, cannot be read, or is not what it was
     */
    public byte[] read(ImageFile file) {
        String sha256 = file.sha256();
        byte[] bytes;
        try (InputStream in = store.open(sha256)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new DamagedFile(sha256, e);
        }
        if (!ImageProbe.sha256(bytes).equals(sha256)) {
            throw new DamagedFile(sha256, new IOException("Other bytes than it had"));
        }
        return bytes;
    }

    /** Removes each of these files that no image refers to any more. */
    void removeUnused(List<String> hashes) {
        for (String sha256 : hashes) {
            transaction.executeWithoutResult(status -> removeIfUnused(sha256));
        }
    }

    /** Removes what crashed or abandoned work left: files that no image refers to and that nobody touched for an hour. */
    public int sweep() {
        jdbc.sql("delete from file_hold where held_at < :settled")
                .param("settled", Instant.now().minus(SETTLED).atOffset(ZoneOffset.UTC))
                .update();
        List<String> unused = jdbc.sql("""
                        select sha256 from stored_file f
                        where used_at < :settled
                          and not exists (select 1 from image i where i.sha256 = f.sha256)
                          and not exists (select 1 from image i where i.source_sha256 = f.sha256)
                          and not exists (select 1 from image i where i.master_sha256 = f.sha256)
                          and not exists (select 1 from file_hold h where h.sha256 = f.sha256)
                        """)
                .param("settled", Instant.now().minus(SETTLED).atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString(1))
                .list();
        removeUnused(unused);
        return unused.size();
    }

    /** Whether a file is whole, or is nobody's: one that is on its way, or was removed meanwhile, is no damage. */
    boolean isFine(String sha256) {
        return isWhole(sha256) || !isReferredTo(sha256) || isWhole(sha256);
    }

    /** The names of the files after this one, in order. */
    List<String> after(String sha256, int most) {
        return jdbc.sql("select sha256 from stored_file where sha256 > :after order by sha256 limit :most")
                .param("after", sha256)
                .param("most", most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private boolean isWhole(String sha256) {
        try (InputStream in = store.open(sha256)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest()).equals(sha256);
        } catch (IOException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isReferredTo(String sha256) {
        return jdbc.sql("""
                        select count(*) from (
                            select sha256 from image
                            where sha256 = :sha256 or source_sha256 = :sha256 or master_sha256 = :sha256
                            union all
                            select sha256 from file_hold where sha256 = :sha256 and held_at is null
                        ) users
                        """).param("sha256", sha256).query(Long.class).single() > 0;
    }

    private void removeIfUnused(String sha256) {
        boolean locked = jdbc.sql("select sha256 from stored_file where sha256 = :sha256 for update")
                .param("sha256", sha256)
                .query(String.class)
                .optional()
                .isPresent();
        boolean used = jdbc.sql("""
                        select count(*) from (
                            select sha256 from image
                            where sha256 = :sha256 or source_sha256 = :sha256 or master_sha256 = :sha256
                            union all
                            select sha256 from file_hold where sha256 = :sha256
                        ) users
                        """).param("sha256", sha256).query(Long.class).single() > 0;
        if (!locked || used) {
            return;
        }
        try {
            store.delete(sha256);
        } catch (IOException e) {
            log.warn("A picture that nothing refers to could not be removed; the sweep will try again", e);
            return;
        }
        previews.remove(sha256);
        jdbc.sql("delete from stored_file where sha256 = :sha256")
                .param("sha256", sha256)
                .update();
    }

    private void holdOne(String imageId, ImageFile file) {
        OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
        int rows = jdbc.sql("update stored_file set used_at = :now where sha256 = :sha256")
                .param("now", now)
                .param("sha256", file.sha256())
                .update();
        if (rows == 0) {
            jdbc.sql("insert into stored_file (sha256, bytes, used_at) values (:sha256, :bytes, :now)")
                    .param("sha256", file.sha256())
                    .param("bytes", file.bytes())
                    .param("now", now)
                    .update();
        }
        int held = jdbc.sql("update file_hold set held_at = :now where image_id = :image and sha256 = :sha256")
                .param("image", imageId)
                .param("sha256", file.sha256())
                .param("now", now)
                .update();
        if (held == 0) { // else it is kept once more, after a failure
            jdbc.sql("insert into file_hold (image_id, sha256, held_at) values (:image, :sha256, :now)")
                    .param("image", imageId)
                    .param("sha256", file.sha256())
                    .param("now", now)
                    .update();
        }
    }
}
