package app.pentimento.editing.answer;

import app.pentimento.id.Ids;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.StoredFiles;
import app.pentimento.model.ModelImage;
import app.pentimento.quality.RequestedText;
import app.pentimento.session.PlainText;
import app.pentimento.session.Transcripts;
import app.pentimento.session.Transcripts.TranscriptPart;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first step: what a paid model gives becomes durable as it comes, before anything else looks at it. Nobody is shown
 * it yet, and nobody asks the model for it again.
 */
@Service
public class ReceivedParts {
    private static final int LONGEST_CAPTION = 4000;
    /** From so many bytes on, a file is read from the disk again when its turn comes. */
    private static final int LARGE = 4 << 20;

    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_TEXT = 1_000_000;

    private final JdbcClient jdbc;
    private final StoredFiles files;
    private final Transcripts transcripts;
    private final TurnLog log;
    private final TransactionTemplate transaction;

    ReceivedParts(
            JdbcClient jdbc, StoredFiles files, Transcripts transcripts, TurnLog log, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.files = files;
        this.transcripts = transcripts;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * Receives a picture of a generative model.
     *
     * @param noted writes what was said before it, in the same transaction
     * @throws AnswerStopped where the turn is no longer running
     */
    ReceivedPart.Picture picture(
            AnswerBasis basis, int position, ModelImage made, @Nullable String servedBy, Runnable noted) {
        String id = Ids.next();
        String imageId = Ids.next();
        String sha256 = ImageProbe.sha256(made.bytes());
        ImageFile file = bytesOnly(sha256, made.bytes().length);
        files.keep(id, new FileContent(file, made.bytes()));
        transaction.executeWithoutResult(status -> {
            requireRunning(basis.turn());
            noted.run();
            files.holdOn(id);
            jdbc.sql("""
                            insert into received_part
                                (id, turn_id, position, kind, image_id, sha256, bytes, media_type, caption, served_by)
                            values (:id, :turn, :position, 'image', :image, :sha256, :bytes, :type, :caption, :servedBy)
                            """)
                    .param("id", id)
                    .param("turn", basis.turn().id())
                    .param("position", position)
                    .param("image", imageId)
                    .param("sha256", sha256)
                    .param("bytes", made.bytes().length)
                    .param("type", PlainText.fit(made.mediaType(), LONGEST_TYPE))
                    .param("caption", made.caption() == null ? null : PlainText.fit(made.caption(), LONGEST_CAPTION))
                    .param("servedBy", servedBy)
                    .update();
            if (!basis.masked()) {
                transcripts.add(
                        basis.turn().id(),
                        new TranscriptPart(
                                basis.transcriptFormat(), Transcripts.Kind.IMAGE, null, imageId, made.signature()));
            }
        });
        return new ReceivedPart.Picture(
                id,
                imageId,
                made.bytes().length,
                made.caption(),
                made.making(),
                null,
                List.of(),
                RequestedText.in(basis.turn().prompt()),
                servedBy,
                source(made, file));
    }

    /** Small files stay in memory until they are worked on. */
    private ReceivedPart.Source source(ModelImage made, ImageFile file) {
        return file.bytes() > LARGE ? () -> files.read(file) : made::bytes;
    }

    /**
     * What a tool of ours made, which can be made again. A large one waits on disk for its turn, so that memory holds
     * those only that are worked on.
     */
    ReceivedPart.Picture byTool(ModelImage made) {
        String imageId = Ids.next();
        ImageFile file =
                bytesOnly(made.bytes().length > LARGE ? ImageProbe.sha256(made.bytes()) : "", made.bytes().length);
        if (made.bytes().length > LARGE) {
            files.keep(imageId, new FileContent(file, made.bytes()));
        }
        return new ReceivedPart.Picture(
                null,
                imageId,
                made.bytes().length,
                made.caption(),
                made.making(),
                made.editStack(),
                made.actions(),
                made.words(),
                null,
                source(made, file));
    }

    /** Receives words that come behind a picture which is not published yet; in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ReceivedPart.Words words(String turnId, int position, String text) {
        String id = Ids.next();
        jdbc.sql("""
                        insert into received_part (id, turn_id, position, kind, words)
                        values (:id, :turn, :position, 'text', :words)
                        """)
                .param("id", id)
                .param("turn", turnId)
                .param("position", position)
                .param("words", PlainText.fit(text, LONGEST_TEXT))
                .update();
        return new ReceivedPart.Words(id, text);
    }

    /** Whether parts of this turn wait to be published. */
    public boolean any(String turnId) {
        return jdbc.sql("select count(*) from received_part where turn_id = :turn and not rejected")
                        .param("turn", turnId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The parts of a turn that wait to be published, in the order in which they came. */
    List<ReceivedPart> of(Turn turn) {
        return jdbc.sql("""
                        select id, kind, words, image_id, sha256, bytes, caption, served_by
                        from received_part where turn_id = :turn and not rejected order by position
                        """)
                .param("turn", turn.id())
                .query((row, number) -> read(row, turn.prompt()))
                .list();
    }

    private ReceivedPart read(ResultSet row, String prompt) throws SQLException {
        String id = row.getString("id");
        if (row.getString("kind").equals("text")) {
            return new ReceivedPart.Words(id, row.getString("words"));
        }
        ImageFile file = bytesOnly(row.getString("sha256"), row.getLong("bytes"));
        return new ReceivedPart.Picture(
                id,
                row.getString("image_id"),
                file.bytes(),
                row.getString("caption"),
                ModelImage.Making.GENERATIVE,
                null,
                List.of(),
                RequestedText.in(prompt),
                row.getString("served_by"),
                () -> files.read(file));
    }

    /** Lets a part go that the caller's transaction publishes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void published(@Nullable String id) {
        if (id != null) {
            jdbc.sql("delete from received_part where id = :id").param("id", id).update();
            files.release(id);
        }
    }

    /** Says of a picture that it is none that can be used: its bytes stay, and no other step looks at them again. */
    void reject(@Nullable String id) {
        if (id != null) {
            jdbc.sql("update received_part set rejected = true where id = :id")
                    .param("id", id)
                    .update();
        }
    }

    /** Hands what waits of one turn to the turn that is to publish it, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(String from, String to) {
        jdbc.sql("update received_part set turn_id = :to where turn_id = :from and not rejected")
                .param("from", from)
                .param("to", to)
                .update();
        transcripts.copy(from, to);
    }

    /** Lets the files go of parts whose turns were deleted. */
    public void tidy() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("""
                        select image_id from file_hold h
                        where held_at is null and not exists (select 1 from received_part p where p.id = h.image_id)
                        """).query(String.class).list().forEach(files::release));
    }

    private void requireRunning(Turn turn) {
        if (!log.lockRunning(turn.id())) {
            throw new AnswerStopped();
        }
    }

    /** A file of which nothing is known but its bytes: nothing has looked at it yet. */
    private static ImageFile bytesOnly(String sha256, long bytes) {
        return new ImageFile(sha256, "application/octet-stream", 1, 1, bytes);
    }
}
