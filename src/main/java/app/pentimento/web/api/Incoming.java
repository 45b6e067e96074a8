package app.pentimento.web.api;

import app.pentimento.image.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in requests, on disk until someone looks at them. */
final class Incoming {
    private Incoming() {}

    /** A bare body, written to a temporary file; of a longer one than this, no more is read. */
    static Spooled spool(InputStream body, long most) throws IOException {
        Path file = Files.createTempFile("pentimento-upload", null);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long left = most;
            for (int read; left > 0 && (read = body.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0; ) {
                out.write(buffer, 0, read);
                left -= read;
            }
            return new Spooled(file, most - left);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** A body in a temporary file, which goes when it is closed. */
    record Spooled(Path file, long size) implements UploadedFile, AutoCloseable {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
