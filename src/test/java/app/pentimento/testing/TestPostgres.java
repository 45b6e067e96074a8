package app.pentimento.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL of the tests' own, started once and stopped with them. */
public final class TestPostgres {
    private static final EmbeddedPostgres POSTGRES = start();

    private TestPostgres() {}

    /** Starts a server on a new, empty database there, with these settings as well. */
    public static TestServer startServer(String... settings) {
        String database = "pentimento_" + System.nanoTime();
        try (java.sql.Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        java.util.List<String> all = new java.util.ArrayList<>(java.util.List.of(settings));
        all.add("spring.datasource.url=jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + database);
        all.add("spring.datasource.username=postgres");
        return TestServer.start(all.toArray(String[]::new));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
