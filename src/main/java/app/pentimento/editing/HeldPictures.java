package app.pentimento.editing;

import app.pentimento.id.Ids;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageFile;
import app.pentimento.image.StoredFiles;
import app.pentimento.model.ModelImage;
import app.pentimento.session.TurnLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pictures of generative models that could not be labelled. Nobody is shown them, but they were paid for: a retry of
 * their turn labels them, and does not ask the model again.
 */
@Component
class HeldPictures {
    private final JdbcClient jdbc;
    private final StoredFiles files;
    private final TurnLog log;
    private final TransactionTemplate transaction;

    HeldPictures(JdbcClient jdbc, StoredFiles files, TurnLog log, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.files = files;
        this.log = log;
        this.transaction = transaction;
    }

    /** A picture that waits for its labels. */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    record Held(String id, ImageFile file, @Nullable String caption, byte @Nullable [] signature) {}

    /** Makes a picture of a running turn durable; {@link AnswerChannel.Stopped} where the turn is no longer running. */
    void hold(String turnId, ImageFile file, ModelImage made) {
        String id = Ids.next();
        files.keep(id, new FileContent(file, made.bytes()));
        transaction.executeWithoutResult(status -> {
            if (!log.lockRunning(turnId)) {
                throw new AnswerChannel.Stopped();
            }
            files.holdOn(id);
            jdbc.sql("""
                            insert into held_picture
                                (id, turn_id, sha256, media_type, width, height, bytes, caption, signature)
                            values (:id, :turn, :sha256, :mediaType, :width, :height, :bytes, :caption, :signature)
                            """)
                    .param("id", id)
                    .param("turn", turnId)
                    .param("sha256", file.sha256())
                    .param("mediaType", file.mediaType())
                    .param("width", file.width())
                    .param("height", file.height())
                    .param("bytes", file.bytes())
                    .param("caption", made.caption())
                    .param("signature", made.signature())
                    .update();
        });
    }

    /** Whether pictures of this turn wait. */
    boolean any(String turnId) {
        return !of(turnId).isEmpty();
    }

    /** The pictures of this turn that wait, in the order in which they came. */
    List<Held> of(String turnId) {
        return jdbc.sql("""
                        select id, sha256, media_type, width, height, bytes, caption, signature
                        from held_picture where turn_id = :turn order by id
                        """)
                .param("turn", turnId)
                .query((row, number) -> new Held(
                        row.getString("id"),
                        new ImageFile(
                                row.getString("sha256"),
                                row.getString("media_type"),
                                row.getInt("width"),
                                row.getInt("height"),
                                row.getLong("bytes")),
                        row.getString("caption"),
                        row.getBytes("signature")))
                .list();
    }

    /** The picture as its model gave it. */
    ModelImage read(Held held) {
        return new ModelImage(
                files.read(held.file()),
                held.file().mediaType(),
                held.caption(),
                ModelImage.Making.GENERATIVE,
                null,
                held.signature());
    }

    /** Hands what waits of one turn to the turn that is to label it, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(String from, String to) {
        jdbc.sql("update held_picture set turn_id = :to where turn_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Lets a picture go that was labelled, in the transaction that adds it to the turn. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void labelled(String id) {
        jdbc.sql("delete from held_picture where id = :id").param("id", id).update();
        files.release(id);
    }

    /** Lets the files go of pictures whose turns were deleted. */
    void tidy() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("""
                        select image_id from file_hold h
                        where held_at is null and not exists (select 1 from held_picture p where p.id = h.image_id)
                        """).query(String.class).list().forEach(files::release));
    }
}
