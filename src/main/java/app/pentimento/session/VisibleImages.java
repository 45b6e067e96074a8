package app.pentimento.session;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import app.pentimento.image.Image;
import app.pentimento.image.ImageRows;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The images that somebody may see: their own, and those of sessions that they see. */
@Service
public class VisibleImages {
    private final JdbcClient jdbc;

    VisibleImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The image of this id, if there is one that the viewer sees. */
    public Optional<Image> find(Viewer viewer, String id) {
        return Ids.isOne(id) ? select(viewer, "i.id = :what", id).stream().findFirst() : Optional.empty();
    }

    /** The oldest image that the viewer sees and that is delivered as this file, or that came as it, or whose master it is. */
    public Optional<Image> findByFile(Viewer viewer, String sha256) {
        return select(viewer, "(i.sha256 = :what or i.source_sha256 = :what or i.master_sha256 = :what)", sha256)
                .stream()
                .findFirst();
    }

    /** Whether an image is the viewer's own. */
    public boolean owns(Viewer viewer, String id) {
        return jdbc.sql("select count(*) from image i where i.id = :id and " + viewer.owns("i.owner_id"))
                        .param("id", id)
                        .param("viewer", viewer.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Those of these ids whose image the viewer sees. */
    public Set<String> among(Viewer viewer, Collection<String> ids) {
        if (ids.isEmpty() || viewer.reach() == Viewer.Reach.EVERYTHING) {
            return new HashSet<>(ids);
        }
        return new HashSet<>(jdbc.sql("select i.id from image i where i.id in (:ids) and " + Visible.image(viewer, "i"))
                .param("ids", ids)
                .param("viewer", viewer.id())
                .query(String.class)
                .list());
    }

    private List<Image> select(Viewer viewer, String condition, String what) {
        return jdbc.sql("select " + ImageRows.COLUMNS + " from image i where " + condition + " and "
                        + Visible.image(viewer, "i") + " order by i.id limit 1")
                .param("what", what)
                .param("viewer", viewer.id())
                .query(ImageRows::read)
                .list();
    }
}
