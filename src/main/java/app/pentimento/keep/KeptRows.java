package app.pentimento.keep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Remembers of each picture what was kept of its working image. */
@Component
public class KeptRows {
    private static final String COLUMNS = """
            image_id, applied, reason, changed_share, region_x, region_y, region_width, region_height, soft_edge,
            moved_x, moved_y, moved_scale, drift_share, drift_mean, brushed
            """;

    private final JdbcClient jdbc;

    KeptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what was kept, in the transaction that adds the picture. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String imageId, Composition composition) {
        Kept kept = composition.kept();
        Region region = kept.region();
        Aligned aligned = kept.aligned();
        Kept.Drift drift = kept.drift();
        Reason reason = kept.reason();
        jdbc.sql("""
                        insert into image_kept (%s, area, drift)
                        values (:image, :applied, :reason, :share, :x, :y, :width, :height, :edge,
                            :dx, :dy, :scale, :driftShare, :driftMean, :brushed, :area, :drift)
                        """.formatted(COLUMNS))
                .param("image", imageId)
                .param("applied", kept.applied())
                .param("reason", reason == null ? null : reason.word())
                .param("share", kept.changedShare())
                .param("x", region == null ? null : region.x())
                .param("y", region == null ? null : region.y())
                .param("width", region == null ? null : region.width())
                .param("height", region == null ? null : region.height())
                .param("edge", kept.softEdge())
                .param("dx", aligned == null ? null : aligned.dx())
                .param("dy", aligned == null ? null : aligned.dy())
                .param("scale", aligned == null ? null : aligned.scale())
                .param("driftShare", drift == null ? null : drift.share())
                .param("driftMean", drift == null ? null : drift.mean())
                .param("brushed", kept.brushed())
                .param("area", composition.area())
                .param("drift", composition.drift())
                .update();
    }

    /** What was kept in a picture; empty where that is no question. */
    public Optional<Kept> find(String imageId) {
        return jdbc.sql("select " + COLUMNS + " from image_kept where image_id = :image")
                .param("image", imageId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The same of several pictures, by their ids. */
    public Map<String, Kept> of(Collection<String> imageIds) {
        Map<String, Kept> all = new HashMap<>();
        if (!imageIds.isEmpty()) {
            jdbc.sql("select " + COLUMNS + " from image_kept where image_id in (:images)")
                    .param("images", imageIds)
                    .query((row, number) -> all.put(row.getString("image_id"), read(row)))
                    .list();
        }
        return all;
    }

    /** The area that was changed in a picture, as a PNG. */
    public Optional<byte[]> area(String imageId) {
        return png("area", imageId);
    }

    /** What changed in an answer although nobody asked for it, as a PNG. */
    public Optional<byte[]> drift(String imageId) {
        return png("drift", imageId);
    }

    private Optional<byte[]> png(String column, String imageId) {
        return jdbc.sql("select " + column + " from image_kept where image_id = :image and " + column + " is not null")
                .param("image", imageId)
                .query(byte[].class)
                .optional();
    }

    /** The whole answer to a picture, as a picture of its own; empty while nobody has asked for it. */
    public Optional<String> answer(String imageId) {
        return jdbc.sql("select answer_id from image_kept where image_id = :image and answer_id is not null")
                .param("image", imageId)
                .query(String.class)
                .optional();
    }

    /** Writes down the whole answer as a picture, in the transaction that adds that; false where there is one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean answer(String imageId, String answerId) {
        return jdbc.sql("update image_kept set answer_id = :answer where image_id = :image and answer_id is null")
                        .param("image", imageId)
                        .param("answer", answerId)
                        .update()
                == 1;
    }

    private static Kept read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        Double driftShare = row.getObject("drift_share", Double.class);
        return new Kept(
                row.getBoolean("applied"),
                reason == null ? null : Reason.ofWord(reason),
                row.getDouble("changed_share"),
                row.getObject("region_x") == null
                        ? null
                        : new Region(
                                row.getInt("region_x"),
                                row.getInt("region_y"),
                                row.getInt("region_width"),
                                row.getInt("region_height")),
                row.getInt("soft_edge"),
                aligned(row),
                driftShare == null ? null : new Kept.Drift(driftShare, row.getDouble("drift_mean")),
                row.getBoolean("brushed"));
    }

    private static @Nullable Aligned aligned(ResultSet row) throws SQLException {
        return row.getObject("moved_x") == null
                ? null
                : new Aligned(row.getDouble("moved_x"), row.getDouble("moved_y"), row.getDouble("moved_scale"));
    }
}
