package app.pentimento.provenance;

import app.pentimento.provenance.visible.VisibleLabel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Remembers what was written on each picture when it was labelled. */
@Service
public class Labels {
    private final JdbcClient jdbc;

    Labels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down a picture's labels, in the transaction that adds the picture. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String imageId, SourceType source, @Nullable VisibleLabel visible) {
        jdbc.sql("""
                        insert into image_label
                            (image_id, source_type, visible_text, box_x, box_y, box_width, box_height)
                        values (:image, :source, :text, :x, :y, :width, :height)
                        """)
                .param("image", imageId)
                .param("source", source.uri())
                .param("text", visible == null ? null : visible.text())
                .param("x", visible == null ? null : visible.x())
                .param("y", visible == null ? null : visible.y())
                .param("width", visible == null ? null : visible.width())
                .param("height", visible == null ? null : visible.height())
                .update();
    }

    /** The visible label of a picture, if one was drawn. */
    public Optional<VisibleLabel> visible(String imageId) {
        return jdbc.sql("""
                        select visible_text, box_x, box_y, box_width, box_height from image_label
                        where image_id = :image and visible_text is not null
                        """)
                .param("image", imageId)
                .query((row, number) ->
                        new VisibleLabel(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .optional();
    }

    /** The IPTC source type that was written on a picture when it was labelled; empty for an upload. */
    public Optional<String> sourceType(String imageId) {
        return jdbc.sql("select source_type from image_label where image_id = :image")
                .param("image", imageId)
                .query(String.class)
                .optional();
    }
}
