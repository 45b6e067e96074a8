package app.pentimento.crash;

import app.pentimento.editing.answer.AnswerStep;
import app.pentimento.editing.answer.StepProgress;
import app.pentimento.session.Turn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/**
 * Makes a step of an answer fail, once, in a server of its own process. A file in the folder of its data says
 * which step; it is gone when the step fails.
 */
public final class FaultInjector implements StepProgress {
    /** What goes wrong. */
    public enum Kind {
        /** A fault in the program. */
        EXCEPTION,
        /** As {@code kill -9}: no hook runs. */
        KILL,
        /** The disk is full, until the file {@code fill} is deleted. */
        DISK,
        /** The heap is full: the server ends itself, as it is shipped. */
        MEMORY,
        /** The database closes itself. */
        DATABASE
    }

    private static final String ORDER = "fault";
    private static final String FILL = "fill";

    private final Path folder;
    private final ObjectProvider<DataSource> database;

    FaultInjector(Environment settings, ObjectProvider<DataSource> database) {
        this.folder = Path.of(settings.getRequiredProperty("pentimento.data"));
        this.database = database;
    }

    /** Starts the application with it. */
    public static void main(String[] args) throws ClassNotFoundException {
        SpringApplication.run(
                new Class<?>[] {Class.forName("app.pentimento.PentimentoApplication"), FaultInjector.class}, args);
    }

    /**
     * Orders a fault of the server on this folder.
     *
     * @param step the step's word
     * @param when {@code before} or {@code after}
     * @param number which of these steps from now on, from 1
     */
    public static void order(Path folder, String step, String when, int number, Kind kind) throws IOException {
        Path unfinished = folder.resolve(ORDER + ".new");
        Files.writeString(unfinished, String.join(" ", step, when, String.valueOf(number), kind.name()));
        Files.move(unfinished, folder.resolve(ORDER), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether what was ordered has happened. */
    public static boolean happened(Path folder) {
        return !Files.exists(folder.resolve(ORDER));
    }

    /** Takes back what was ordered and has not happened, and gives the disk its room back. */
    public static void end(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(ORDER));
        Files.deleteIfExists(folder.resolve(FILL));
    }

    @Override
    public void begins(AnswerStep step, Turn turn) {
        failWhereOrdered(step, "before");
    }

    @Override
    public void ended(AnswerStep step, Turn turn, Duration took, @Nullable Throwable failure) {
        failWhereOrdered(step, "after");
    }

    private synchronized void failWhereOrdered(AnswerStep step, String when) {
        try {
            Path file = folder.resolve(ORDER);
            if (!Files.exists(file)) {
                return;
            }
            List<String> order = List.of(Files.readString(file).split(" ", -1));
            if (!order.get(0).equals(step.word()) || !order.get(1).equals(when)) {
                return;
            }
            int number = Integer.parseInt(order.get(2));
            if (number > 1) {
                Files.writeString(
                        file, String.join(" ", order.get(0), order.get(1), String.valueOf(number - 1), order.get(3)));
                return;
            }
            Files.delete(file);
            fail(Kind.valueOf(order.get(3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fail(Kind kind) {
        switch (kind) {
            case EXCEPTION -> throw new IllegalStateException("A fault that a test ordered");
            case KILL -> Runtime.getRuntime().halt(137);
            case DISK -> fill();
            case MEMORY -> exhaustMemory();
            case DATABASE -> closeDatabase();
        }
    }

    private void fill() {
        byte[] block = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(folder.resolve(FILL))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // as it should be
        }
    }

    private static void exhaustMemory() {
        Object[] all = null;
        while (true) {
            all = new Object[] {all, new long[1 << 20]};
        }
    }

    private void closeDatabase() {
        try (Connection connection = database.getObject().getConnection();
                var statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                statement.execute("shutdown immediately");
            } else {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and datname = current_database()");
            }
        } catch (SQLException e) {
            // closed with the rest
        }
    }
}
