package app.pentimento.image;

import app.pentimento.account.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Image} from a row; for every query that joins the image table. */
public final class ImageRows {
    /** The columns that {@link #read} needs, of a table alias {@code i}. */
    public static final String COLUMNS = """
            i.id as i_id, i.origin as i_origin, i.created_at as i_created_at, i.turn_id as i_turn_id,
            i.model as i_model, i.ai_label as i_ai_label, i.from_photo as i_from_photo,
            i.sha256 as i_sha256, i.media_type as i_media_type, i.width as i_width, i.height as i_height,
            i.bytes as i_bytes, i.source_sha256 as i_source_sha256, i.source_media_type as i_source_media_type,
            i.source_width as i_source_width, i.source_height as i_source_height, i.source_bytes as i_source_bytes,
            i.master_sha256 as i_master_sha256, i.master_media_type as i_master_media_type,
            i.master_width as i_master_width, i.master_height as i_master_height, i.master_bytes as i_master_bytes,
            i.left_out as i_left_out,
            """ + Person.columns("i.owner_id", "i_owner") + "\n";

    private ImageRows() {}

    /** The image of this row. */
    public static Image read(ResultSet row, int number) throws SQLException {
        return new Image(
                row.getString("i_id"),
                Origin.valueOf(row.getString("i_origin").toUpperCase(Locale.ROOT)),
                row.getObject("i_created_at", OffsetDateTime.class).toInstant(),
                row.getString("i_turn_id"),
                row.getString("i_model"),
                AiLabel.valueOf(row.getString("i_ai_label").toUpperCase(Locale.ROOT)),
                row.getBoolean("i_from_photo"),
                file(row, "i_"),
                file(row, "i_source_"),
                file(row, "i_master_"),
                LeftOut.ofWords(row.getString("i_left_out")),
                Person.readOrNull(row, "i_owner"));
    }

    /** The image of this row, or null where an outer join found none. */
    public static @Nullable Image readOrNull(ResultSet row, int number) throws SQLException {
        return row.getString("i_id") == null ? null : read(row, number);
    }

    private static ImageFile file(ResultSet row, String prefix) throws SQLException {
        return new ImageFile(
                row.getString(prefix + "sha256"),
                row.getString(prefix + "media_type"),
                row.getInt(prefix + "width"),
                row.getInt(prefix + "height"),
                row.getLong(prefix + "bytes"));
    }
}
