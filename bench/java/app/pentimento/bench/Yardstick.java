package app.pentimento.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/**
 * What any server must do with a model's picture that it labels and keeps: decode the base64, hash the bytes, write them
 * to disk for good, decode the picture, encode it.
 */
final class Yardstick {
    private final Path folder;
    private final String base64;

    Yardstick(Path data, String base64) throws IOException {
        this.folder = Files.createDirectories(data.resolve("yardstick"));
        this.base64 = base64;
    }

    /** Does the work once and tells how long it took. */
    double milliseconds() throws IOException, NoSuchAlgorithmException {
        long began = System.nanoTime();
        byte[] bytes = Base64.getDecoder().decode(base64);
        String name = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Path file = folder.resolve(name);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        ImageIO.write(image, "png", encoded);
        double took = (System.nanoTime() - began) / 1e6;
        Files.delete(file);
        return took;
    }
}
