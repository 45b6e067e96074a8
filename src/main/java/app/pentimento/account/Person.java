package app.pentimento.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An account as others see it. */
public record Person(String id, String name) {
    /** The columns {@code p_id} and {@code p_name} of a query, for the account that this column names. */
    public static String columns(String column, String prefix) {
        return "%1$s as %2$s_id, (select pa.name from account pa where pa.id = %1$s) as %2$s_name"
                .formatted(column, prefix);
    }

    /** Who stands in these columns; null where it is no account, or not any more. */
    public static @Nullable Person readOrNull(ResultSet row, String prefix) throws SQLException {
        String name = row.getString(prefix + "_name");
        return name == null ? null : new Person(row.getString(prefix + "_id"), name);
    }
}
