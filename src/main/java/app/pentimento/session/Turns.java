package app.pentimento.session;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import app.pentimento.image.Image;
import app.pentimento.image.ImageRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Turns as they are read: one, a page of a session's, a branch. */
@Service
public class Turns {
    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The turn of this id with its inputs and parts, if there is one. */
    public Optional<Turn> find(String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return whole(jdbc.sql(TurnRows.SELECT + " where t.id = :id")
                        .param("id", id)
                        .query(TurnRows::read)
                        .list())
                .stream()
                .findFirst();
    }

    /** The turn of this id, if there is one in a session that the viewer sees. */
    public Optional<Turn> find(Viewer viewer, String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return whole(jdbc.sql(TurnRows.SELECT + " join session s on s.id = t.session_id where t.id = :id and "
                                + Visible.session(viewer, "s"))
                        .param("id", id)
                        .param("viewer", viewer.id())
                        .query(TurnRows::read)
                        .list())
                .stream()
                .findFirst();
    }

    /** The turns of these ids that are there, whole, oldest first. */
    public List<Turn> all(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : whole(jdbc.sql(TurnRows.SELECT + " where t.id in (:ids) order by t.id")
                        .param("ids", ids)
                        .query(TurnRows::read)
                        .list());
    }

    /** Where a turn stands, if it is there. */
    public Optional<TurnStatus> status(String id) {
        return jdbc.sql("select status from turn where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(TurnStatus::ofWord);
    }

    /** Whether somebody chose the model of this turn; false where it is the one that answers when nobody does. */
    public boolean modelWasChosen(String id) {
        return jdbc.sql("select model_chosen from turn where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The prompts of these turns that the viewer sees, by the turns' ids. */
    public Map<String, String> prompts(Viewer viewer, Collection<String> ids) {
        Map<String, String> prompts = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select t.id, t.prompt from turn t join session s on s.id = t.session_id where t.id in (:ids) and "
                            + Visible.session(viewer, "s"))
                    .param("ids", ids)
                    .param("viewer", viewer.id())
                    .query(row -> {
                        prompts.put(row.getString(1), row.getString(2));
                    });
        }
        return prompts;
    }

    /** How far a turn has come; it has changed where this has. */
    public record Progress(
            TurnStatus status,
            int parts,
            @Nullable Instant waitingUntil,
            int preview,
            @Nullable String step) {}

    /** How far a turn has come, if the viewer sees it: cheap, for those who look often. */
    public Optional<Progress> progress(Viewer viewer, String id) {
        return jdbc.sql("""
                        select t.status, t.waiting_until, (select count(*) from part p where p.turn_id = t.id) as parts,
                            coalesce((select v.number from turn_preview v where v.turn_id = t.id), 0) as preview,
                            (select a.step from answer a where a.turn_id = t.id) as step
                        from turn t join session s on s.id = t.session_id where t.id = :id and %s
                        """.formatted(Visible.session(viewer, "s")))
                .param("id", id)
                .param("viewer", viewer.id())
                .query(Turns::readProgress)
                .optional();
    }

    /** How far those turns of a session have come that have not ended, by their ids: cheap, for those who look often. */
    public Map<String, Progress> underWay(String sessionId) {
        Map<String, Progress> found = new HashMap<>();
        jdbc.sql("""
                        select t.id, t.status, t.waiting_until,
                            (select count(*) from part p where p.turn_id = t.id) as parts,
                            coalesce((select v.number from turn_preview v where v.turn_id = t.id), 0) as preview,
                            (select a.step from answer a where a.turn_id = t.id) as step
                        from turn t where t.session_id = :session and t.status in ('queued', 'running')
                        """).param("session", sessionId).query(row -> {
            found.put(row.getString("id"), readProgress(row, 0));
        });
        return found;
    }

    /**
     * A session's turns on all branches, oldest first.
     *
     * @param cursor the {@code next} of the page before; null for the first
     * @throws IllegalArgumentException for a cursor that this method never gave
     */
    public Page<Turn> list(String sessionId, int limit, @Nullable String cursor) {
        if (cursor != null && !Ids.isOne(cursor)) {
            throw new IllegalArgumentException("Not a cursor of this list");
        }
        List<Turn> found = jdbc.sql(
                        TurnRows.SELECT + " where t.session_id = :session and t.id > :after order by t.id limit :limit")
                .param("session", sessionId)
                .param("after", cursor == null ? "" : cursor)
                .param("limit", limit + 1)
                .query(TurnRows::read)
                .list();
        if (found.size() <= limit) {
            return new Page<>(whole(found), null);
        }
        List<Turn> page = found.subList(0, limit);
        return new Page<>(whole(page), page.getLast().id());
    }

    /** The branch that ends with this turn, from the root on; empty for null. */
    public List<Turn> branch(@Nullable String turnId) {
        if (turnId == null) {
            return List.of();
        }
        Map<String, Turn> byId = new HashMap<>();
        jdbc.sql(TurnRows.SELECT + """
                         where t.id in (
                            with recursive branch (id, parent_id) as (
                                select id, parent_id from turn where id = :id
                                union all
                                select p.id, p.parent_id from turn p join branch b on p.id = b.parent_id)
                            select id from branch)
                        """)
                .param("id", turnId)
                .query(TurnRows::read)
                .list()
                .forEach(turn -> byId.put(turn.id(), turn));
        List<Turn> branch = new ArrayList<>();
        for (Turn turn = byId.get(turnId); turn != null; turn = byId.get(turn.parentId())) {
            branch.add(turn);
        }
        Collections.reverse(branch);
        return whole(branch);
    }

    /**
     * The picture that a turn after this one is about, if its branch has one: the last that the branch was answered
     * with or brought. Walks up from the turn, so that a long branch costs no more than a short one.
     */
    public Optional<Image> workingImage(@Nullable String turnId) {
        String id = turnId;
        while (id != null) {
            Turn turn = find(id).orElseThrow();
            Image image = turn.workingImage();
            if (image != null) {
                return Optional.of(image);
            }
            id = turn.parentId();
        }
        return Optional.empty();
    }

    /** The parts of a turn from this index on, in order. */
    public List<Part> parts(String turnId, int from) {
        return jdbc.sql("""
                        select p.turn_id, p.position, p.kind, p.words, p.caption, %s
                        from part p left join image i on i.id = p.image_id
                        where p.turn_id = :turn and p.position >= :from
                        order by p.position
                        """.formatted(ImageRows.COLUMNS))
                .param("turn", turnId)
                .param("from", from)
                .query(TurnRows::readPart)
                .list();
    }

    /** Turns that have not ended and have no job in the queue; of these, there should be none that {@link #isReady}. */
    public List<String> withoutJob() {
        return jdbc.sql("""
                        select t.id from turn t
                        where t.status in ('queued', 'running')
                          and not exists (select 1 from scheduled_tasks j where j.task_instance = t.id)
                        """).query((row, number) -> row.getString("id")).list();
    }

    /** Whether a turn may run: every turn before it on its branch has ended. */
    public boolean isReady(String turnId) {
        boolean alone = jdbc.sql("""
                                select count(*) from turn
                                where session_id = (select session_id from turn where id = :id)
                                  and status in ('queued', 'running') and id <> :id
                                """).param("id", turnId).query(Long.class).single() == 0;
        return alone || jdbc.sql("""
                                with recursive before (parent_id, status) as (
                                    select parent_id, cast('ended' as varchar(10)) from turn where id = :id
                                    union all
                                    select p.parent_id, p.status from before b join turn p on p.id = b.parent_id)
                                select count(*) from before where status in ('queued', 'running')
                                """).param("id", turnId).query(Long.class).single() == 0;
    }

    private List<Turn> whole(List<Turn> turns) {
        if (turns.isEmpty()) {
            return turns;
        }
        Set<String> ids = new java.util.HashSet<>();
        turns.forEach(turn -> ids.add(turn.id()));
        Map<String, List<Image>> inputs = new HashMap<>();
        jdbc.sql("""
                        select n.turn_id as input_of, %s
                        from turn_input n join image i on i.id = n.image_id
                        where n.turn_id in (:ids)
                        order by n.turn_id, n.position
                        """.formatted(ImageRows.COLUMNS)).param("ids", ids).query(row -> {
            inputs.computeIfAbsent(row.getString("input_of"), id -> new ArrayList<>())
                    .add(ImageRows.read(row, 0));
        });
        Map<String, List<Part>> parts = new HashMap<>();
        jdbc.sql("""
                        select p.turn_id as part_of, p.position, p.kind, p.words, p.caption, %s
                        from part p left join image i on i.id = p.image_id
                        where p.turn_id in (:ids)
                        order by p.turn_id, p.position
                        """.formatted(ImageRows.COLUMNS)).param("ids", ids).query(row -> {
            parts.computeIfAbsent(row.getString("part_of"), id -> new ArrayList<>())
                    .add(TurnRows.readPart(row, 0));
        });
        return turns.stream()
                .map(turn ->
                        with(turn, inputs.getOrDefault(turn.id(), List.of()), parts.getOrDefault(turn.id(), List.of())))
                .toList();
    }

    private static Turn with(Turn t, List<Image> inputs, List<Part> parts) {
        return new Turn(
                t.id(),
                t.sessionId(),
                t.parentId(),
                t.status(),
                t.attempts(),
                t.prompt(),
                inputs,
                t.mask(),
                t.model(),
                t.options(),
                parts,
                t.usage(),
                t.cost(),
                t.error(),
                t.createdAt(),
                t.startedAt(),
                t.finishedAt(),
                t.waiting(),
                t.origin(),
                t.choices(),
                t.preview(),
                t.step(),
                t.author());
    }

    private static Progress readProgress(ResultSet row, int number) throws SQLException {
        return new Progress(
                TurnStatus.ofWord(row.getString("status")),
                row.getInt("parts"),
                Times.readOrNull(row, "waiting_until"),
                row.getInt("preview"),
                row.getString("step"));
    }
}
