package app.pentimento.session;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Whether other processes may work on the same database. Only one can open the embedded one. */
@Component
public class DeploymentTopology {
    /** A change that no signal told of would be a fault; this bounds how long it is missed. */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private final boolean alone;

    DeploymentTopology(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData facts = connection.getMetaData();
            String url = facts.getURL();
            boolean embedded = !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
            alone = facts.getDatabaseProductName().equals("H2") && embedded;
        }
    }

    /** Whether this process is the only one. */
    public boolean alone() {
        return alone;
    }

    /**
     * How often to look for changes that signals within this process do not tell of.
     *
     * @param amongOthers how often where another node may have made them
     */
    public Duration lookEvery(Duration amongOthers) {
        return alone ? SELDOM : amongOthers;
    }
}
