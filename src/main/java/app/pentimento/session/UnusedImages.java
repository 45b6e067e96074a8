package app.pentimento.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Images that no turn uses. */
@Service
class UnusedImages {
    private final JdbcClient jdbc;

    UnusedImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these images that no turn uses. */
    List<String> among(List<String> images) {
        return images.isEmpty() ? List.of() : where("i.id in (:ids)", "ids", images);
    }

    /** Uploads older than this that no turn uses. Each was acknowledged, so the age should be generous. */
    List<String> uploads(Duration age) {
        return where(
                "i.origin = 'upload' and i.created_at < :before",
                "before",
                Instant.now().minus(age).atOffset(ZoneOffset.UTC));
    }

    private List<String> where(String condition, String name, Object value) {
        return jdbc.sql("""
                        select i.id from image i
                        where %s
                          and not exists (select 1 from part p where p.image_id = i.id)
                          and not exists (select 1 from turn_input n where n.image_id = i.id)
                          and not exists (select 1 from turn t where t.mask_image_id = i.id)
                        """.formatted(condition))
                .param(name, value)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
