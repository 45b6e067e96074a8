package app.pentimento.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * The transactions of the database, and which of them are on their way to the disk. H2 shows others what a transaction
 * has changed a moment before that is on disk; whoever tells somebody outside what was read calls {@link #await} first,
 * so that no crash can take back what was told.
 */
@Component
public class DurableTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1;

    private final transient Map<Object, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    DurableTransactionManager(DataSource database) {
        super(database);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        underWay.put(status, done);
        try {
            super.doCommit(status);
        } finally {
            underWay.remove(status);
            done.complete(null);
        }
    }

    /** Returns once everything that could be read before this call is on disk; most often at once. */
    public void await() {
        underWay.values().forEach(CompletableFuture::join);
    }
}
