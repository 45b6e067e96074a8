package app.pentimento.image.corpus;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Ordinary files from ordinary encoders, for others to be made of. */
public final class Codecs {
    private Codecs() {}

    public static byte[] encode(String format, BufferedImage image) {
        return write(format, new IIOImage(image, null, null), param -> {});
    }

    public static byte[] progressive(String format, BufferedImage image) {
        return write(
                format,
                new IIOImage(image, null, null),
                param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
    }

    public static byte[] compressed(String format, BufferedImage image, String compression) {
        return write(format, new IIOImage(image, null, null), param -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        });
    }

    /** A JPEG file of these samples as they are, without a JFIF or Adobe marker. */
    public static byte[] jpeg(Raster samples) {
        return write("jpeg", new IIOImage(samples, null, null), param -> {});
    }

    /** Whether this platform can write WebP. */
    public static boolean writesWebp() {
        try {
            return compressed("webp", Scene.draw(2, 2), "Lossy").length > 0;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static byte[] write(String format, IIOImage image, Consumer<ImageWriteParam> settings) {
        ImageWriter writer = writer(format);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            settings.accept(param);
            writer.setOutput(out);
            writer.write(null, image, param);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriter writer(String format) {
        ImageIO.scanForPlugins();
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        @Nullable ImageWriter any = null;
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (any == null || writer.getClass().getName().startsWith("com.sun.imageio.")) {
                any = writer;
            }
        }
        if (any == null) {
            throw new IllegalStateException("No writer for " + format);
        }
        return any;
    }
}
