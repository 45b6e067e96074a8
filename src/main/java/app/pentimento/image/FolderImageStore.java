package app.pentimento.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The image store in a folder: {@code images/ab/abcd…}. A file is written under a temporary name, forced to disk,
 * renamed, and its folder forced to disk, so that a name is either absent or whole.
 */
@Component
class FolderImageStore implements ImageStore {
    private static final int PIECE = 64 * 1024;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Path unfinished;

    FolderImageStore(@Value("${pentimento.data}") Path data) {
        root = data.resolve("images");
        unfinished = root.resolve("unfinished");
        try {
            Files.createDirectories(unfinished);
            clearUnfinished();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for pictures cannot be used: " + root, e);
        }
    }

    @Override
    public void put(String sha256, byte[] bytes) throws IOException {
        Path file = path(sha256);
        if (!ImageProbe.sha256(bytes).equals(sha256)) {
            throw new IllegalArgumentException("These bytes have another SHA-256");
        }
        if (Files.exists(file) && isSame(file, bytes)) {
            return;
        }
        Path temporary = unfinished.resolve(UUID.randomUUID().toString());
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Path folder = folder(sha256);
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                force(root);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    /** Whether a file holds these bytes; one that is damaged does not, and is written again. */
    private static boolean isSame(Path file, byte[] bytes) {
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            int at = 0;
            for (int read; (read = in.read(piece)) >= 0; at += read) {
                if (read > bytes.length - at || !Arrays.equals(piece, 0, read, bytes, at, at + read)) {
                    return false;
                }
            }
            return at == bytes.length;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long length(String sha256) throws IOException {
        return Files.size(path(sha256));
    }

    @Override
    public boolean contains(String sha256) {
        return Files.exists(path(sha256));
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    @Override
    public void check() throws IOException {
        Path probe = unfinished.resolve(UUID.randomUUID().toString());
        try {
            Files.write(probe, new byte[] {1});
            if (Files.size(probe) != 1) {
                throw new IOException("A file that was just written is not whole");
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Path path(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("Not a SHA-256");
        }
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2));
    }

    private void clearUnfinished() throws IOException {
        try (Stream<Path> left = Files.list(unfinished)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Forces a folder's entries to disk, where the platform can; Windows keeps them itself. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
