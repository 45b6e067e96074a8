package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Pixels;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uncompressed pictures that every tool reads and writes: binary PPM of 8 bits a channel, without comments. */
final class Ppm {
    private Ppm() {}

    static Pixels read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            line(in);
            String[] size = line(in).split(" ", 2);
            line(in);
            int width = Integer.parseInt(size[0]);
            Pixels pixels = Pixels.blank(width, Integer.parseInt(size[1]), false);
            byte[] row = new byte[width * 3];
            for (int y = 0; y < pixels.height(); y++) {
                in.readFully(row);
                for (int x = 0; x < width; x++) {
                    pixels.argb()[y * width + x] =
                            ((row[3 * x] & 255) << 16) | ((row[3 * x + 1] & 255) << 8) | (row[3 * x + 2] & 255);
                }
            }
            return pixels;
        }
    }

    static void write(Pixels pixels, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write("P6\n%d %d\n255\n".formatted(pixels.width(), pixels.height())
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] row = new byte[pixels.width() * 3];
            for (int y = 0; y < pixels.height(); y++) {
                for (int x = 0; x < pixels.width(); x++) {
                    int rgb = pixels.argb()[y * pixels.width() + x];
                    row[3 * x] = (byte) (rgb >> 16);
                    row[3 * x + 1] = (byte) (rgb >> 8);
                    row[3 * x + 2] = (byte) rgb;
                }
                out.write(row);
            }
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
