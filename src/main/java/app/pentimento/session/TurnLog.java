package app.pentimento.session;

import app.pentimento.image.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns as they are written. Each change of a turn's status is a single statement that names the status it expects, so
 * that a cancelled turn stays cancelled and an ended one stays ended, whichever node tries otherwise.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TurnLog {
    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_CAPTION = 4000;
    private static final int MAX_MESSAGE = 2000;

    private final JdbcClient jdbc;

    TurnLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a queued turn and makes it its session's head. */
    public void add(NewTurn turn) {
        jdbc.sql("""
                        insert into turn (id, session_id, parent_id, status, attempts, prompt, model, model_chosen, mask_image_id,
                            aspect_ratio, resolution, variants, seed, temperature, thinking, grounding, keep, created_at)
                        values (:id, :session, :parent, 'queued', 0, :prompt, :model, :chosen, :mask,
                            :aspectRatio, :resolution, :variants, :seed, :temperature, :thinking, :grounding, :keep, :now)
                        """)
                .param("id", turn.id())
                .param("session", turn.sessionId())
                .param("parent", turn.parentId())
                .param("prompt", turn.prompt())
                .param("model", turn.model())
                .param("chosen", turn.modelChosen())
                .param("mask", turn.maskId())
                .param("aspectRatio", turn.options().aspectRatio())
                .param("resolution", turn.options().resolution())
                .param("variants", turn.options().variants())
                .param("seed", turn.options().seed())
                .param("temperature", turn.options().temperature())
                .param("thinking", turn.options().thinking())
                .param("grounding", turn.options().grounding())
                .param("keep", turn.options().keep())
                .param("now", Times.now())
                .update();
        int position = 0;
        for (String image : turn.inputIds()) {
            jdbc.sql("insert into turn_input (turn_id, position, image_id) values (:turn, :position, :image)")
                    .param("turn", turn.id())
                    .param("position", position++)
                    .param("image", image)
                    .update();
        }
        jdbc.sql("update session set head_turn_id = :turn, updated_at = :now where id = :session")
                .param("turn", turn.id())
                .param("now", Times.now())
                .param("session", turn.sessionId())
                .update();
    }

    /** Has a turn begin with what another one was answered so far. */
    public void takeOver(String from, String to) {
        jdbc.sql("""
                        insert into part (turn_id, position, kind, words, image_id, caption, created_at)
                        select cast(:to as varchar(32)), position, kind, words, image_id, caption, created_at
                        from part where turn_id = :from
                        """).param("from", from).param("to", to).update();
        jdbc.sql("""
                        update turn set (served_by, sources, search_suggestions) =
                            (select served_by, sources, search_suggestions from turn where id = :from)
                        where id = :to
                        """).param("from", from).param("to", to).update();
    }

    /** Marks a turn as running and counts the attempt; false where it has ended, or is gone. */
    public boolean start(String id) {
        return jdbc.sql("""
                        update turn set status = 'running', attempts = attempts + 1, started_at = :now, waiting = null,
                            served_by = null, answer_id = null, sources = null, search_suggestions = null,
                            choices = null
                        where id = :id and status in ('queued', 'running')
                        """).param("id", id).param("now", Times.now()).update() == 1;
    }

    /** Forgets the parts of a turn that starts over. */
    public void clearParts(String id) {
        jdbc.sql("delete from part where turn_id = :id").param("id", id).update();
    }

    /** Marks a queued turn as running that goes on with what it was answered before. */
    public void goOn(String id) {
        jdbc.sql("update turn set status = 'running', attempts = attempts + 1, started_at = :now"
                        + " where id = :id and status = 'queued'")
                .param("id", id)
                .param("now", Times.now())
                .update();
    }

    /** Gives a running turn another model than the one that it was to have; false where it is no longer running. */
    public boolean changeModel(String id, String model) {
        return jdbc.sql("update turn set model = :model where id = :id and status = 'running'")
                        .param("model", model)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Puts a running turn back into the queue as if it had not been started, for a server that stops in good order. */
    public void requeue(String id) {
        jdbc.sql("update turn set status = 'queued', attempts = attempts - 1 where id = :id and status = 'running'"
                        + " and not exists (select 1 from part p where p.turn_id = :id)")
                .param("id", id)
                .update();
    }

    /** Locks a turn's row, in the caller's transaction; false where it is not there. */
    public boolean lock(String id) {
        return jdbc.sql("select id from turn where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Locks a running turn until the transaction ends; false where it is no longer running. */
    public boolean lockRunning(String id) {
        return jdbc.sql("select id from turn where id = :id and status = 'running' for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Tells why nothing comes from a turn's model for a while; null where it goes on. */
    public void waiting(String id, @Nullable TurnWait why) {
        jdbc.sql("""
                        update turn set waiting = :sentence, waiting_for = :reason, waiting_until = :until
                        where id = :id and status = 'running'
                        """)
                .param("sentence", why == null ? null : why.sentence())
                .param("reason", why == null ? null : why.reason())
                .param("until", why == null ? null : Times.of(why.until()))
                .param("id", id)
                .update();
    }

    /** Tells where a turn's answer comes from; the turn must be {@link #lockRunning locked}. */
    public void origin(String id, AnswerOrigin origin) {
        jdbc.sql("""
                        update turn set served_by = :servedBy, answer_id = :answerId, sources = :sources,
                            search_suggestions = :suggestions
                        where id = :id
                        """)
                .param("suggestions", origin.searchSuggestions())
                .param("servedBy", origin.servedBy())
                .param("answerId", origin.answerId())
                .param("sources", TurnRows.json(origin.sources()))
                .param("id", id)
                .update();
    }

    /** Tells what a turn's answer offers; the turn must be {@link #lockRunning locked}. */
    public void choices(String id, List<TurnChoice> choices) {
        jdbc.sql("update turn set choices = :choices where id = :id")
                .param("choices", TurnRows.json(choices))
                .param("id", id)
                .update();
    }

    /** Replaces the preview of a turn's picture; the turn must be {@link #lockRunning locked}. */
    public void preview(String id, int number, byte[] jpeg) {
        endPreview(id);
        jdbc.sql("insert into turn_preview (turn_id, number, jpeg) values (:id, :number, :jpeg)")
                .param("id", id)
                .param("number", number)
                .param("jpeg", jpeg)
                .update();
    }

    private void endPreview(String id) {
        jdbc.sql("delete from turn_preview where turn_id = :id").param("id", id).update();
    }

    /** Appends words to a turn's answer; the turn must be {@link #lockRunning locked}. */
    public void addText(String turnId, String text) {
        addPart(turnId, "text", PlainText.fit(text, MAX_TEXT), null, null);
    }

    /** Appends a picture to a turn's answer; the turn must be {@link #lockRunning locked}. */
    public void addPicture(String turnId, Image image, @Nullable String caption) {
        endPreview(turnId);
        addPart(turnId, "image", null, image.id(), caption == null ? null : PlainText.fit(caption, MAX_CAPTION));
    }

    /** Ends a running turn with success; false where it was no longer running. */
    public boolean succeed(String id, @Nullable TurnUsage usage, Cost cost) {
        return end(id, TurnStatus.SUCCEEDED, "status = 'running'", usage, cost, null);
    }

    /** Ends a turn with a failure, its parts kept; false where it had ended. */
    public boolean fail(String id, TurnError error, @Nullable TurnUsage usage, @Nullable Cost cost) {
        return end(id, TurnStatus.FAILED, "status in ('queued', 'running')", usage, cost, error);
    }

    /** Ends a turn because its person said so; false where it had ended. */
    public boolean cancel(String id) {
        return end(id, TurnStatus.CANCELLED, "status in ('queued', 'running')", null, null, null);
    }

    /** Writes down what a cancelled turn took before it was. */
    public void spent(String id, @Nullable TurnUsage usage, Cost cost) {
        if (usage == null && cost.usd().signum() == 0) {
            return;
        }
        touchSession(id);
        jdbc.sql("""
                        update turn set input_tokens = :inputTokens, output_tokens = :outputTokens,
                            images_in = :imagesIn, images_out = :imagesOut, request_bytes = :requestBytes,
                            cost_usd = :cost, cost_estimated = :estimated
                        where id = :id and status = 'cancelled'
                        """)
                .param("inputTokens", usage == null ? null : usage.inputTokens())
                .param("outputTokens", usage == null ? null : usage.outputTokens())
                .param("imagesIn", usage == null ? null : usage.imagesIn())
                .param("imagesOut", usage == null ? null : usage.imagesOut())
                .param("requestBytes", usage == null ? null : usage.requestBytes())
                .param("cost", cost.usd())
                .param("estimated", cost.estimated())
                .param("id", id)
                .update();
    }

    /** The queued turns that follow this one, at once or with only ended ones between. */
    public List<String> queuedAfter(String id) {
        return jdbc.sql("""
                        with recursive later (id, status) as (
                            select id, status from turn where parent_id = :id
                            union all
                            select t.id, t.status from later l join turn t on t.parent_id = l.id
                            where l.status not in ('queued', 'running'))
                        select id from later where status = 'queued'
                        """)
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The session first, then the turn, as everywhere: two that end one turn at once must not block each other. */
    private void touchSession(String turnId) {
        jdbc.sql("update session set updated_at = :now where id = (select session_id from turn where id = :id)")
                .param("now", Times.now())
                .param("id", turnId)
                .update();
    }

    private boolean end(
            String id,
            TurnStatus status,
            String expected,
            @Nullable TurnUsage usage,
            @Nullable Cost cost,
            @Nullable TurnError error) {
        endPreview(id);
        touchSession(id);
        return jdbc.sql("""
                        update turn set status = :status, finished_at = :now, waiting = null,
                            input_tokens = :inputTokens, output_tokens = :outputTokens,
                            images_in = :imagesIn, images_out = :imagesOut, request_bytes = :requestBytes,
                            cost_usd = :cost, cost_estimated = :estimated,
                            error_code = :code, error_message = :message, error_retryable = :retryable
                        where id = :id and %s
                        """.formatted(expected))
                        .param("status", status.word())
                        .param("now", Times.now())
                        .param("inputTokens", usage == null ? null : usage.inputTokens())
                        .param("outputTokens", usage == null ? null : usage.outputTokens())
                        .param("imagesIn", usage == null ? null : usage.imagesIn())
                        .param("imagesOut", usage == null ? null : usage.imagesOut())
                        .param("requestBytes", usage == null ? null : usage.requestBytes())
                        .param("cost", cost == null ? null : cost.usd())
                        .param("estimated", cost == null ? null : cost.estimated())
                        .param("code", error == null ? null : error.code())
                        .param("message", error == null ? null : PlainText.fit(error.message(), MAX_MESSAGE))
                        .param("retryable", error == null ? null : error.retryable())
                        .param("id", id)
                        .update()
                == 1;
    }

    private void addPart(
            String turnId, String kind, @Nullable String words, @Nullable String imageId, @Nullable String caption) {
        jdbc.sql("""
                        insert into part (turn_id, position, kind, words, image_id, caption, created_at)
                        values (:turn, (select count(*) from part p where p.turn_id = :turn),
                            :kind, :words, :image, :caption, :now)
                        """)
                .param("turn", turnId)
                .param("kind", kind)
                .param("words", words)
                .param("image", imageId)
                .param("caption", caption)
                .param("now", Times.now())
                .update();
    }
}
