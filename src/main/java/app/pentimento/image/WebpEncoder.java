package app.pentimento.image;

import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes WebP with the native library, on the platforms that it is there for. */
final class WebpEncoder {
    /** The longest side that WebP can have. */
    static final int LONGEST_SIDE = 16383;

    private static final Logger log = LoggerFactory.getLogger(WebpEncoder.class);
    private static final boolean USABLE = works();

    private WebpEncoder() {}

    static boolean usable() {
        return USABLE;
    }

    /**
     * Encodes a picture with some loss.
     *
     * @param quality from 0 to 1
     */
    static byte[] encode(BufferedImage image, float quality) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType("image/webp");
        if (!writers.hasNext()) {
            throw new IOException("There is no WebP writer");
        }
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            WebPWriteParam param = new WebPWriteParam(writer.getLocale());
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("Lossy");
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    private static boolean works() {
        try {
            return encode(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), 0.8f).length > 0;
        } catch (IOException | RuntimeException | LinkageError e) {
            log.info("Previews are made as JPEG and PNG: the WebP encoder does not run on this platform");
            log.debug("Why the WebP encoder does not run", e);
            return false;
        }
    }
}
