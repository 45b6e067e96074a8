package app.pentimento.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps previews in a folder, {@code previews/ab/abcd….640.webp}, so that each is made once. All of it can be deleted at
 * any time, also while the server runs; the least recently used go when there are too many.
 */
@Component
class PreviewCache {
    private static final Logger log = LoggerFactory.getLogger(PreviewCache.class);
    private static final double KEPT_BY_SWEEP = 0.8;

    private final Path root;
    private final long mostBytes;

    PreviewCache(@Value("${pentimento.data}") Path data, ImageProperties properties) {
        root = data.resolve("previews");
        mostBytes = properties.previewCache().toBytes();
    }

    Optional<byte[]> find(String sha256, String name) throws IOException {
        Path file = folder(sha256).resolve(sha256 + "." + name);
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Keeps a preview where it can; a full disk must not keep a picture from being shown. */
    void put(String sha256, String name, byte[] bytes) {
        try {
            Path folder = Files.createDirectories(folder(sha256));
            Path temporary = folder.resolve(UUID.randomUUID() + ".unfinished");
            try {
                Files.write(temporary, bytes);
                Files.move(temporary, folder.resolve(sha256 + "." + name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            log.warn("A preview could not be kept; it will be made again", e);
        }
    }

    /** Removes every preview of a picture. */
    void remove(String sha256) {
        try (Stream<Path> files = Files.list(folder(sha256))) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(sha256)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            log.trace("There was no preview", e);
        } catch (IOException e) {
            log.warn("The previews of a deleted picture could not be removed", e);
        }
    }

    /** Removes the least recently used previews where there are too many, and what a crash left. */
    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            List<Kept> all = all();
            long bytes = all.stream().mapToLong(Kept::bytes).sum();
            if (bytes <= mostBytes) {
                return;
            }
            for (Kept each : all) {
                if (bytes <= mostBytes * KEPT_BY_SWEEP) {
                    return;
                }
                Files.deleteIfExists(each.file());
                bytes -= each.bytes();
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("The previews could not be swept; the next sweep will try again", e);
        }
    }

    private record Kept(Path file, long bytes, FileTime used) {}

    /** Every file, the least recently used one first. */
    private List<Kept> all() throws IOException {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(PreviewCache::kept)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Kept::used))
                    .toList();
        }
    }

    private static Optional<Kept> kept(Path file) {
        try {
            return Optional.of(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2));
    }
}
