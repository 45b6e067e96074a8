package app.pentimento.session;

import app.pentimento.account.Viewer;
import app.pentimento.image.Image;
import app.pentimento.image.ImageRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds the pictures of all sessions that somebody sees by what was asked, so that any of them can go into another turn. */
@Service
public class PictureSearch {
    private static final int TURNS = 100;

    private final JdbcClient jdbc;

    PictureSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A picture that was found.
     *
     * @param prompt what was asked when it was sent or made
     * @param session the title of that session
     */
    public record Found(Image image, String prompt, String session) {}

    /**
     * The pictures of the latest turns that the viewer sees and that say these words, in the prompt or in the session's title, newest first; each
     * picture once.
     *
     * @param words empty for all
     */
    public List<Found> latest(Viewer viewer, String words, int limit) {
        List<String> turns = jdbc.sql("""
                        select t.id from turn t join session s on s.id = t.session_id
                        where %s and (:all or lower(t.prompt) like :words escape '!' or lower(s.title) like :words escape '!')
                          and (exists (select 1 from part p where p.turn_id = t.id and p.image_id is not null)
                            or exists (select 1 from turn_input n where n.turn_id = t.id))
                        order by t.id desc limit :turns
                        """.formatted(Visible.session(viewer, "s")))
                .param("viewer", viewer.id())
                .param("all", words.isBlank())
                .param("words", SessionList.pattern(words))
                .param("turns", TURNS)
                .query((row, number) -> row.getString(1))
                .list();
        if (turns.isEmpty()) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        List<Found> found = new ArrayList<>();
        jdbc
                .sql("""
                        select u.turn_id as used_in, u.answered, u.place, t.prompt, s.title, %s
                        from (select turn_id, 1 as answered, position as place, image_id from part
                              where turn_id in (:turns) and image_id is not null
                              union all
                              select turn_id, 0, position, image_id from turn_input where turn_id in (:turns)) u
                            join turn t on t.id = u.turn_id
                            join session s on s.id = t.session_id
                            join image i on i.id = u.image_id
                        order by used_in desc, answered desc, place
                        """.formatted(ImageRows.COLUMNS))
                .param("turns", turns)
                .query((row, number) ->
                        new Found(ImageRows.read(row, number), row.getString("prompt"), row.getString("title")))
                .list()
                .stream()
                .filter(one -> seen.add(one.image().id()))
                .limit(limit)
                .forEach(found::add);
        return found;
    }
}
