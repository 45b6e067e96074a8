package app.pentimento.session;

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

    /** The session that made a picture or was the first to use it; empty for an upload that no turn used yet. */
    public Optional<String> session(String imageId) {
        return jdbc.sql("""
                        select t.session_id from turn t
                        where t.id in (select i.turn_id from image i where i.id = :image)
                           or t.id in (select u.turn_id from turn_input u where u.image_id = :image)
                           or t.mask_image_id = :image
                        order by t.id limit 1
                        """).param("image", imageId).query(String.class).optional();
    }
}
