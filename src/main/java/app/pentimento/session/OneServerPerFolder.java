package app.pentimento.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Refuses to start where another server has the embedded database open, before anything else is. The database locks its
 * file; here it is only tried whether that is free, so that nothing stays behind.
 */
final class OneServerPerFolder implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        String folder = environment.getProperty("pentimento.data", "");
        if (folder.isEmpty()
                || !environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:")) {
            return;
        }
        Path database = Path.of(folder, "pentimento.mv.db");
        if (Files.isWritable(database) && isLocked(database)) {
            throw new DataFolderInUse(
                    Path.of(folder).toAbsolutePath().normalize().toString());
        }
    }

    private static boolean isLocked(Path database) {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false; // what is wrong shows when the database is opened
        }
    }
}
