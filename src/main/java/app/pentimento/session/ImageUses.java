package app.pentimento.session;

import app.pentimento.account.Viewer;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells where a picture is used. */
@Service
public class ImageUses {
    private final JdbcClient jdbc;

    ImageUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The session that made a picture or was the first to use it, among those that the viewer sees; empty for an upload
     * that no turn used yet.
     */
    public Optional<String> session(Viewer viewer, String imageId) {
        return jdbc.sql("""
                        select t.session_id from turn t join session s on s.id = t.session_id
                        where %s and (t.id in (select i.turn_id from image i where i.id = :image)
                           or t.id in (select u.turn_id from turn_input u where u.image_id = :image)
                           or t.mask_image_id = :image)
                        order by t.id limit 1
                        """.formatted(Visible.session(viewer, "s")))
                .param("image", imageId)
                .param("viewer", viewer.id())
                .query(String.class)
                .optional();
    }
}
