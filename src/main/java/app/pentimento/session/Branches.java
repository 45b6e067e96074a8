package app.pentimento.session;

import app.pentimento.image.Image;
import app.pentimento.image.ImageRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The tree of a session's turns, read a piece at a time, so that a long session costs no more than a short one. */
@Service
public class Branches {
    /** A branch from this turn upwards, at most so many turns; a child's id always sorts after its parent's. */
    private static final String BRANCH = """
            with recursive branch (id, parent_id, depth) as (
                select id, parent_id, 1 from turn where id = :id
                union all
                select p.id, p.parent_id, b.depth + 1 from turn p join branch b on p.id = b.parent_id
                where b.depth < :limit)
            """;

    private final JdbcClient jdbc;
    private final Turns turns;

    Branches(JdbcClient jdbc, Turns turns) {
        this.jdbc = jdbc;
        this.turns = turns;
    }

    /**
     * The end of a branch.
     *
     * @param turns oldest first
     * @param earlier the turn before the first of these; null where the branch begins here
     */
    public record Tail(List<Turn> turns, @Nullable String earlier) {
        public Tail {
            turns = List.copyOf(turns);
        }
    }

    /**
     * A picture on a branch.
     *
     * @param turnId the turn that brought it or answered with it
     */
    public record Frame(String turnId, Image image, boolean answer) {}

    /** A turn that redo leads to. */
    public record Next(String id, String prompt) {}

    /**
     * A turn's place in the tree.
     *
     * @param pictureId the last picture that it was answered with; null where there is none
     */
    public record Node(
            String id,
            @Nullable String parentId,
            String prompt,
            @Nullable String pictureId) {}

    /** The last turns of the branch that ends with this turn; none for null. */
    public Tail tail(@Nullable String turnId, int limit) {
        if (turnId == null) {
            return new Tail(List.of(), null);
        }
        List<String> ids = new ArrayList<>(jdbc.sql(BRANCH + "select id from branch order by id")
                .param("id", turnId)
                .param("limit", limit + 1)
                .query((row, number) -> row.getString(1))
                .list());
        String earlier = ids.size() > limit ? ids.removeFirst() : null;
        return new Tail(turns.all(ids), earlier);
    }

    /** The pictures of the last turns of a branch, in the order in which they came. */
    public List<Frame> pictures(@Nullable String turnId, int limit) {
        if (turnId == null) {
            return List.of();
        }
        return jdbc.sql(BRANCH + """
                        select b.id as branch_turn, 0 as answered, n.position as place, %s
                        from branch b join turn_input n on n.turn_id = b.id join image i on i.id = n.image_id
                        union all
                        select b.id, 1, p.position, %s
                        from branch b join part p on p.turn_id = b.id join image i on i.id = p.image_id
                        order by branch_turn, answered, place
                        """.formatted(ImageRows.COLUMNS, ImageRows.COLUMNS))
                .param("id", turnId)
                .param("limit", limit)
                .query((row, number) -> new Frame(
                        row.getString("branch_turn"), ImageRows.read(row, number), row.getInt("answered") == 1))
                .list();
    }

    /** The upload that the branch began with, if people brought any. */
    public Optional<Image> firstUpload(@Nullable String turnId) {
        if (turnId == null) {
            return Optional.empty();
        }
        return jdbc.sql(BRANCH + """
                        select %s
                        from branch b join turn_input n on n.turn_id = b.id join image i on i.id = n.image_id
                        where i.origin = 'upload'
                        order by b.id, n.position limit 1
                        """.formatted(ImageRows.COLUMNS))
                .param("id", turnId)
                .param("limit", Integer.MAX_VALUE)
                .query(ImageRows::read)
                .optional();
    }

    /** For each of these turns, all turns with the same parent, itself included, oldest first. */
    public Map<String, List<String>> siblings(List<Turn> of) {
        if (of.isEmpty()) {
            return Map.of();
        }
        List<String> parents = of.stream()
                .map(turn -> turn.parentId() == null ? "" : turn.parentId())
                .toList();
        Map<String, List<String>> byParent = jdbc
                .sql("""
                        select id, coalesce(parent_id, '') as parent from turn
                        where session_id = :session and (parent_id in (:parents) or (:root and parent_id is null))
                        order by id
                        """)
                .param("session", of.getFirst().sessionId())
                .param("parents", parents)
                .param("root", parents.contains(""))
                .query((row, number) -> Map.entry(row.getString("parent"), row.getString("id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return of.stream()
                .collect(Collectors.toMap(
                        Turn::id,
                        turn -> byParent.getOrDefault(turn.parentId() == null ? "" : turn.parentId(), List.of())));
    }

    /** The newest turn that follows this one, or the newest root for null: what redo goes to. */
    public @Nullable Next next(String sessionId, @Nullable String turnId) {
        return jdbc.sql("""
                        select id, prompt from turn
                        where session_id = :session and (parent_id = :turn or (:root and parent_id is null))
                        order by id desc limit 1
                        """)
                .param("session", sessionId)
                .param("turn", turnId == null ? "" : turnId)
                .param("root", turnId == null)
                .query((row, number) -> new Next(row.getString("id"), row.getString("prompt")))
                .optional()
                .orElse(null);
    }

    /** All turns of a session, oldest first, so that a parent comes before its children. */
    public List<Node> tree(String sessionId) {
        return jdbc.sql("""
                        select t.id, t.parent_id, t.prompt,
                            (select max(p.image_id) from part p where p.turn_id = t.id) as picture_id
                        from turn t where t.session_id = :session
                        order by t.id
                        """)
                .param("session", sessionId)
                .query((row, number) -> new Node(
                        row.getString("id"),
                        row.getString("parent_id"),
                        row.getString("prompt"),
                        row.getString("picture_id")))
                .list();
    }

    /** The ids of the branch that ends with this turn; none for null. */
    public Set<String> path(@Nullable String turnId) {
        return turnId == null
                ? Set.of()
                : new HashSet<>(jdbc.sql(BRANCH + "select id from branch")
                        .param("id", turnId)
                        .param("limit", Integer.MAX_VALUE)
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    /** The newest end of the branches that go through this turn. */
    public String newestLeaf(String turnId) {
        return jdbc.sql("""
                        with recursive below (id) as (
                            select id from turn where id = :id
                            union all
                            select c.id from turn c join below b on c.parent_id = b.id)
                        select max(id) from below
                        """).param("id", turnId).query(String.class).single();
    }
}
