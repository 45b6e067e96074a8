package app.pentimento.image;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pictures that the server keeps, with what each was made from. */
@Service
public class Images {
    private final JdbcClient jdbc;
    private final StoredFiles files;

    Images(JdbcClient jdbc, StoredFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** The image of this id, if there is one. */
    public Optional<Image> find(String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql("select " + ImageRows.COLUMNS + " from image i where i.id = :id")
                .param("id", id)
                .query(ImageRows::read)
                .optional();
    }

    /** The oldest image of the viewer's own that is delivered as this file, or that came as it, or whose master it is. */
    public Optional<Image> findByFile(Viewer viewer, String sha256) {
        return jdbc.sql("select " + ImageRows.COLUMNS
                        + " from image i where (i.sha256 = :sha256 or i.source_sha256 = :sha256 or i.master_sha256 = :sha256)"
                        + " and " + viewer.owns("i.owner_id")
                        + " order by i.id limit 1")
                .param("sha256", sha256)
                .param("viewer", viewer.id())
                .query(ImageRows::read)
                .optional();
    }

    /**
     * Makes the bytes of an image durable, ahead of the transaction that calls {@link #add}, which must begin within the
     * hour.
     */
    public void keep(NewImage image, FileContent... contents) {
        Map<ImageFile, byte[]> files = new LinkedHashMap<>();
        for (FileContent content : contents) {
            files.put(content.file(), content.bytes()); // a file that serves for two is one
        }
        if (!files.keySet().containsAll(List.of(image.delivered(), image.source(), image.master()))) {
            throw new IllegalArgumentException("Not all files of the picture are there");
        }
        this.files.hold(image.id(), files.keySet());
        // each waits for the disk, so they wait together
        files.entrySet().parallelStream().forEach(file -> this.files.put(file.getKey(), file.getValue()));
    }

    /**
     * Adds a picture that a turn was answered with, whose bytes were {@link #keep kept}, in the caller's transaction. It
     * belongs to whoever owns the turn's session.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Image add(NewImage image) {
        String owner = jdbc.sql(
                        "select s.owner_id from turn t join session s on s.id = t.session_id where t.id = :turn")
                .param("turn", image.turnId())
                .query(String.class)
                .optional()
                .orElse(Viewer.LOCAL_ID);
        return add(image, owner);
    }

    /** Adds an upload whose bytes were {@link #keep kept}, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Image add(NewImage image, String ownerId) {
        files.claim(image.id());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        insert into image (id, owner_id, origin, created_at, turn_id, model, ai_label, from_photo,
                            sha256, media_type, width, height, bytes,
                            source_sha256, source_media_type, source_width, source_height, source_bytes,
                            master_sha256, master_media_type, master_width, master_height, master_bytes, left_out)
                        values (:id, :owner, :origin, :createdAt, :turnId, :model, :aiLabel, :fromPhoto,
                            :sha256, :mediaType, :width, :height, :bytes,
                            :sourceSha256, :sourceMediaType, :sourceWidth, :sourceHeight, :sourceBytes,
                            :masterSha256, :masterMediaType, :masterWidth, :masterHeight, :masterBytes, :leftOut)
                        """)
                .param("id", image.id())
                .param("owner", ownerId)
                .param("origin", image.origin().word())
                .param("createdAt", now.atOffset(ZoneOffset.UTC))
                .param("turnId", image.turnId())
                .param("model", image.model())
                .param("aiLabel", image.aiLabel().word())
                .param("fromPhoto", image.fromPhoto())
                .param("sha256", image.delivered().sha256())
                .param("mediaType", image.delivered().mediaType())
                .param("width", image.delivered().width())
                .param("height", image.delivered().height())
                .param("bytes", image.delivered().bytes())
                .param("sourceSha256", image.source().sha256())
                .param("sourceMediaType", image.source().mediaType())
                .param("sourceWidth", image.source().width())
                .param("sourceHeight", image.source().height())
                .param("sourceBytes", image.source().bytes())
                .param("masterSha256", image.master().sha256())
                .param("masterMediaType", image.master().mediaType())
                .param("masterWidth", image.master().width())
                .param("masterHeight", image.master().height())
                .param("masterBytes", image.master().bytes())
                .param("leftOut", LeftOut.words(image.leftOut()))
                .update();
        int position = 0;
        for (Lineage from : image.lineage()) {
            jdbc.sql("""
                            insert into image_lineage (image_id, position, parent_id, relation)
                            values (:image, :position, :parent, :relation)
                            """)
                    .param("image", image.id())
                    .param("position", position++)
                    .param("parent", from.parent().id())
                    .param("relation", from.relation().word())
                    .update();
        }
        return find(image.id()).orElseThrow();
    }

    /** What a picture was made from, directly, in order. */
    public List<Lineage> lineage(String imageId) {
        return jdbc.sql("""
                        select l.relation, %s
                        from image_lineage l join image i on i.id = l.parent_id
                        where l.image_id = :image
                        order by l.position
                        """.formatted(ImageRows.COLUMNS))
                .param("image", imageId)
                .query((row, number) -> new Lineage(
                        ImageRows.read(row, number),
                        Lineage.Relation.valueOf(row.getString("relation").toUpperCase(Locale.ROOT))))
                .list();
    }

    /**
     * Removes these images, which no turn may use any more, in the caller's transaction.
     *
     * @return the files that they referred to, for {@link #removeFiles} once the transaction has committed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> remove(Collection<String> imageIds) {
        if (imageIds.isEmpty()) {
            return List.of();
        }
        List<String> hashes = jdbc.sql("""
                        select sha256 from image where id in (:ids)
                        union
                        select source_sha256 from image where id in (:ids)
                        union
                        select master_sha256 from image where id in (:ids)
                        """)
                .param("ids", imageIds)
                .query((row, number) -> row.getString(1))
                .list();
        jdbc.sql("delete from image_lineage where image_id in (:ids) or parent_id in (:ids)")
                .param("ids", imageIds)
                .update();
        jdbc.sql("delete from image where id in (:ids)").param("ids", imageIds).update();
        return hashes;
    }

    /** Removes those of these files that no image refers to. Call it after the transaction that removed the images. */
    public void removeFiles(List<String> hashes) {
        files.removeUnused(hashes);
    }
}
