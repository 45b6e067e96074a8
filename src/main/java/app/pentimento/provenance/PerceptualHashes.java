package app.pentimento.provenance;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.Images;
import app.pentimento.image.PerceptualHash;
import app.pentimento.image.StoredPixels;
import app.pentimento.session.VisibleImages;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Remembers what every picture looks like, both as people get it and as it came, so that a re-encoded, resized or
 * slightly cropped copy of it is recognised. Hashes are computed a few seconds after a picture was added, by any node.
 */
@Service
public class PerceptualHashes {
    private static final Logger log = LoggerFactory.getLogger(PerceptualHashes.class);

    /** A 5% crop changes up to 12 of the 64 bits, different photos at least 26 (measured). */
    private static final int MOST_BITS = 14;

    private static final int CANDIDATES = 10;
    /** A slight crop changes the ratio of the sides a little; a picture of another shape is another picture. */
    private static final double SHAPE_TOLERANCE = 0.15;

    static final long PIXELS_LOOKED_AT = 1_000_000;
    private static final int BATCH = 50;
    private static final Duration RECENT = Duration.ofHours(2);
    /** Rows of lower numbers may still be committed by other nodes, but none so far behind: each is one short insert. */
    private static final long STILL_COMING = 2000;

    private final JdbcClient jdbc;
    private final Images images;
    private final VisibleImages visible;
    private final StoredPixels stored;
    private final PerceptualHashIndex index = new PerceptualHashIndex();
    private boolean examinedAll;
    private long settled;

    PerceptualHashes(JdbcClient jdbc, Images images, VisibleImages visible, StoredPixels stored) {
        this.jdbc = jdbc;
        this.images = images;
        this.visible = visible;
        this.stored = stored;
    }

    /** A picture of ours that looks like another, and in how many of 64 bits their hashes differ. */
    public record Match(Image image, int distance) {}

    /** The picture that the viewer sees and that looks like one with this hash and size. */
    public Optional<Match> find(Viewer viewer, long hash, int width, int height) {
        if (hash == 0) {
            return Optional.empty();
        }
        addMissing();
        for (PerceptualHashIndex.Near near : search(hash)) {
            Optional<Image> image = jdbc.sql("select image_id from image_perceptual_hash where number = :number")
                    .param("number", near.number())
                    .query(String.class)
                    .optional()
                    .flatMap(id -> visible.find(viewer, id));
            if (image.isPresent() && isOfShape(image.get(), width, height)) {
                return Optional.of(new Match(image.get(), near.distance()));
            }
        }
        return Optional.empty();
    }

    /** Computes the hashes of pictures that have none yet: of all at first, then of those of the last hours. */
    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    synchronized void addMissing() {
        String after = examinedAll ? Ids.earliest(Instant.now().minus(RECENT)) : "";
        List<String> missing;
        do {
            missing = jdbc.sql("""
                            select i.id from image i
                            where i.id > :after
                              and not exists (select 1 from image_perceptual_hash l where l.image_id = i.id)
                            order by i.id limit :batch
                            """)
                    .param("after", after)
                    .param("batch", BATCH)
                    .query((row, number) -> row.getString(1))
                    .list();
            for (String id : missing) {
                images.find(id).ifPresent(this::add);
                after = id;
            }
        } while (missing.size() == BATCH);
        examinedAll = true;
        readNew(); // so that nobody waits for a million rows at the first search
    }

    private void add(Image image) {
        try {
            long delivered = hashOrZero(image.delivered());
            insert(image.id(), delivered);
            if (!image.source().sha256().equals(image.delivered().sha256())) {
                long source = hashOrZero(image.source());
                if (source != delivered) {
                    insert(image.id(), source);
                }
            }
        } catch (ImageRejected e) {
            log.debug("A picture's looks are taken later: {}", e.getMessage());
        }
    }

    private void insert(String imageId, long hash) {
        try {
            jdbc.sql("insert into image_perceptual_hash (image_id, hash) values (:image, :hash)")
                    .param("image", imageId)
                    .param("hash", hash)
                    .update();
        } catch (DataIntegrityViolationException e) {
            log.trace("Another node was faster, or the picture has been deleted", e);
        }
    }

    /** The hash of a stored file; 0, which nothing is compared with, where there is nothing to see in it. */
    private long hashOrZero(ImageFile file) {
        try {
            return hash(stored.atMost(file, PIXELS_LOOKED_AT));
        } catch (ImageRejected e) {
            if (e.reason() == ImageRejected.Reason.OVERLOADED) {
                throw e;
            }
            return 0;
        } catch (UncheckedIOException e) {
            log.warn("A picture could not be read to remember its looks", e);
            return 0;
        }
    }

    /** The hash of a picture's looks; 0 where there is nothing to see in it. */
    static long hash(BufferedImage picture) {
        return PerceptualHash.of(picture).bits();
    }

    private synchronized List<PerceptualHashIndex.Near> search(long hash) {
        readNew();
        return index.search(hash, MOST_BITS, CANDIDATES);
    }

    /** Reads the rows that came since the last time, and once more the last ones of then. */
    private void readNew() {
        index.cutAfter(settled);
        long[] last = {settled};
        jdbc.sql("select number, hash from image_perceptual_hash where number > :settled and hash <> 0 order by number")
                .param("settled", settled)
                .query(row -> {
                    last[0] = row.getLong(1);
                    index.add(last[0], row.getLong(2));
                });
        settled = Math.max(settled, last[0] - STILL_COMING);
    }

    private static boolean isOfShape(Image image, int width, int height) {
        double ours = shape(image.delivered().width(), image.delivered().height());
        return Math.abs(ours / shape(width, height) - 1) <= SHAPE_TOLERANCE;
    }

    private static double shape(int width, int height) {
        return (double) Math.max(width, height) / Math.min(width, height);
    }
}
