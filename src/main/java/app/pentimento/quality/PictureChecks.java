package app.pentimento.quality;

import app.pentimento.session.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checks of answers: those that wait, and what came of the others. A check is written down in the transaction that
 * adds the picture, so none is lost; a node that is at one holds it for a while, and after a crash another takes it.
 */
@Service
public class PictureChecks {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ASKED = 20;
    private static final int LONGEST_ASKED = 500;

    private final JdbcClient jdbc;
    private final boolean doneHere;
    private final Semaphore arrived = new Semaphore(0);

    PictureChecks(JdbcClient jdbc, QualityProperties properties) {
        this.jdbc = jdbc;
        this.doneHere = properties.checks();
    }

    /** Whether this node does checks; those that wait are otherwise left to another one, or to later. */
    public boolean doneHere() {
        return doneHere;
    }

    /** Has a picture checked that the caller's transaction adds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String imageId, List<String> askedWords) {
        List<String> asked = askedWords.stream()
                .map(words ->
                        PlainText.clean(words.length() > LONGEST_ASKED ? words.substring(0, LONGEST_ASKED) : words))
                .limit(MOST_ASKED)
                .toList();
        jdbc.sql("insert into picture_check (image_id, asked_words, attempts) values (:image, :asked, 0)")
                .param("image", imageId)
                .param("asked", JSON.writeValueAsString(asked))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                arrived.release();
            }
        });
    }

    /** What is known of these pictures, by their ids; of others than answers, and of old answers, nothing. */
    public Map<String, PictureQuality> of(Collection<String> imageIds) {
        Map<String, PictureQuality> found = new HashMap<>();
        if (!imageIds.isEmpty()) {
            jdbc.sql("select * from picture_check where image_id in (:images)")
                    .param("images", imageIds)
                    .query(row -> {
                        found.put(row.getString("image_id"), read(row));
                    });
        }
        return found;
    }

    /** Ends the waiting for a new check. */
    void wake() {
        arrived.release();
    }

    /** Waits until a check is added on this node, or for so long. */
    void awaitNew(Duration atMost) throws InterruptedException {
        if (arrived.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            arrived.drainPermits();
        }
    }

    /**
     * A check to be done.
     *
     * @param attempts how often it was begun before
     */
    record Waiting(String imageId, List<String> asked, int attempts) {}

    /** Takes the oldest check that waits, for so long; nobody else takes it meanwhile. */
    Optional<Waiting> take(Duration hold) {
        Instant now = Instant.now();
        while (true) {
            Optional<Waiting> oldest = jdbc.sql("""
                            select image_id, asked_words, attempts from picture_check
                            where checked_at is null and (taken_until is null or taken_until < :now)
                            order by image_id limit 1
                            """)
                    .param("now", time(now))
                    .query((row, number) -> new Waiting(
                            row.getString("image_id"), words(row.getString("asked_words")), row.getInt("attempts")))
                    .optional();
            if (oldest.isEmpty() || taken(oldest.get(), now, hold)) {
                return oldest;
            }
        }
    }

    private boolean taken(Waiting waiting, Instant now, Duration hold) {
        return jdbc.sql("""
                        update picture_check set attempts = attempts + 1, taken_until = :until
                        where image_id = :image and attempts = :attempts and checked_at is null
                        """)
                        .param("until", time(now.plus(hold)))
                        .param("image", waiting.imageId)
                        .param("attempts", waiting.attempts)
                        .update()
                == 1;
    }

    /** Lets go of what a process took that is dead, where no other process works on the database. */
    void release() {
        jdbc.sql("update picture_check set taken_until = null where checked_at is null")
                .update();
    }

    /** Puts a check off that could not be done now; it does not count. */
    void putOff(Waiting waiting, Duration wait) {
        jdbc.sql("update picture_check set attempts = :attempts, taken_until = :until where image_id = :image")
                .param("attempts", waiting.attempts)
                .param("until", time(Instant.now().plus(wait)))
                .param("image", waiting.imageId)
                .update();
    }

    /** Writes down what came of a check; nothing where the picture was deleted meanwhile. */
    void done(
            String imageId, @Nullable TextScore text, @Nullable Drift drift, PictureQuality.@Nullable Problem problem) {
        Drift.Change whole = drift == null ? null : drift.whole();
        Drift.Change outside = drift == null ? null : drift.outsideMask();
        Shift moved = drift == null ? null : drift.moved();
        jdbc.sql("""
                        update picture_check set checked_at = :now, taken_until = null, problem = :problem,
                            read_words = :read, text_score = :score,
                            reframed = :reframed, changed = :changed, difference = :difference, structure = :structure,
                            outside_changed = :outsideChanged, outside_difference = :outsideDifference,
                            moved_across = :movedAcross, moved_down = :movedDown
                        where image_id = :image
                        """)
                .param("now", time(Instant.now()))
                .param("problem", problem == null ? null : problem.word())
                .param("read", text == null ? null : JSON.writeValueAsString(text.read()))
                .param("score", text == null ? null : text.score())
                .param("reframed", drift == null ? null : drift.reframed())
                .param("changed", whole == null ? null : whole.share())
                .param("difference", whole == null ? null : whole.difference())
                .param("structure", drift == null ? null : drift.structure())
                .param("outsideChanged", outside == null ? null : outside.share())
                .param("outsideDifference", outside == null ? null : outside.difference())
                .param("movedAcross", moved == null ? null : moved.across())
                .param("movedDown", moved == null ? null : moved.down())
                .param("image", imageId)
                .update();
    }

    private static PictureQuality read(ResultSet row) throws SQLException {
        Double score = row.getObject("text_score", Double.class);
        TextScore text = score == null
                ? null
                : new TextScore(words(row.getString("asked_words")), words(row.getString("read_words")), score);
        Boolean reframed = row.getObject("reframed", Boolean.class);
        Drift drift = reframed == null
                ? null
                : new Drift(
                        change(row, "changed", "difference"),
                        row.getObject("structure", Double.class),
                        change(row, "outside_changed", "outside_difference"),
                        row.getObject("moved_across") == null
                                ? null
                                : new Shift(row.getInt("moved_across"), row.getInt("moved_down")));
        String problem = row.getString("problem");
        return new PictureQuality(
                row.getObject("checked_at") != null,
                text,
                drift,
                problem == null ? null : PictureQuality.Problem.ofWord(problem));
    }

    private static Drift.@Nullable Change change(ResultSet row, String share, String difference) throws SQLException {
        return row.getObject(share) == null ? null : new Drift.Change(row.getDouble(share), row.getDouble(difference));
    }

    private static List<String> words(String json) {
        return List.of(JSON.readValue(json, String[].class));
    }

    private static java.time.OffsetDateTime time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
