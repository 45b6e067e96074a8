package app.pentimento.editing.answer;

import app.pentimento.image.DamagedFile;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells that nothing can be stored at the moment from a fault that will not pass: a full disk, a database that is away. */
final class StorageAway {
    private StorageAway() {}

    static boolean is(Throwable failure) {
        return switch (failure) {
            case DamagedFile e -> false;
            case UncheckedIOException e -> true;
            case TransactionException e -> true;
            case NonTransientDataAccessResourceException e -> true;
            case UncategorizedDataAccessException e -> e.getCause() instanceof SQLException;
            case NonTransientDataAccessException e -> false;
            case DataAccessException e -> true;
            default -> false;
        };
    }
}
