package app.pentimento.model.wire;

import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageRejected;
import app.pentimento.model.InputImage;
import app.pentimento.model.ModelException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.springframework.stereotype.Component;

/**
 * Brings a picture into a form that a backend takes: as it is where it can be, else reduced or re-encoded. What is kept
 * here is never touched; this is only about what is sent.
 */
@Component
public final class PictureFitter {
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final float QUALITY = 0.95f;
    private static final double SMALLER = 0.8;
    private static final int SMALLEST = 512;
    private static final String TOO_LARGE =
            "Together, the pictures of this turn are too large for one request. Send fewer.";
    /** The picture made smaller, without transparency, and encoded. */
    private static final int BYTES_PER_PIXEL = 11;

    private final ImageCodec codec;

    PictureFitter(ImageCodec codec) {
        this.codec = codec;
    }

    /** The picture byte for byte. */
    public FittedPicture asItIs(InputImage image) throws ModelException {
        return new FittedPicture(read(image), image.file().mediaType());
    }

    /**
     * The picture in one of these types, at most this many pixels long and this many bytes large once in base64.
     *
     * @throws ModelException where it cannot be brought to that
     */
    public FittedPicture fit(InputImage image, List<String> mediaTypes, int side, long base64Bytes)
            throws ModelException {
        long most = base64Bytes / 4 * 3;
        byte[] bytes = read(image);
        boolean typeFits =
                mediaTypes.isEmpty() || mediaTypes.contains(image.file().mediaType());
        int longest = Math.max(image.file().width(), image.file().height());
        if (typeFits && longest <= side && bytes.length <= most) {
            return new FittedPicture(bytes, image.file().mediaType());
        }
        try {
            return codec.use(bytes, BYTES_PER_PIXEL, decoded -> fitted(decoded, image, mediaTypes, side, most));
        } catch (ImageRejected e) {
            throw new ModelException(ModelException.Kind.INVALID_REQUEST, false, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private FittedPicture fitted(BufferedImage decoded, InputImage image, List<String> mediaTypes, int side, long most)
            throws IOException {
        BufferedImage pixels = decoded;
        int longest = Math.max(image.file().width(), image.file().height());
        boolean lossless = !JPEG.equals(image.file().mediaType()) || !mediaTypes.contains(JPEG);
        if (longest > side) {
            pixels = scaled(pixels, (double) side / longest);
        }
        FittedPicture encoded =
                lossless ? new FittedPicture(codec.encodePng(pixels), PNG) : new FittedPicture(jpeg(pixels), JPEG);
        while (encoded.bytes().length > most) {
            if (Math.max(pixels.getWidth(), pixels.getHeight()) <= SMALLEST) {
                throw new ImageRejected(ImageRejected.Reason.TOO_LARGE, TOO_LARGE);
            }
            pixels = encoded.mediaType().equals(PNG) ? pixels : scaled(pixels, SMALLER);
            encoded = new FittedPicture(jpeg(pixels), JPEG);
        }
        return encoded;
    }

    private static byte[] read(InputImage image) throws ModelException {
        try (InputStream in = image.source().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BufferedImage scaled(BufferedImage pixels, double factor) throws IOException {
        return Thumbnails.of(pixels).scale(factor).asBufferedImage();
    }

    private static byte[] jpeg(BufferedImage pixels) throws IOException {
        BufferedImage opaque = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = opaque.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, opaque.getWidth(), opaque.getHeight());
        pen.drawImage(pixels, 0, 0, null);
        pen.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(opaque, null, null), parameters);
            stream.flush();
            return out.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    private static ModelException unreadable(IOException e) {
        return new ModelException(
                ModelException.Kind.INTERNAL,
                true,
                "A picture of this turn could not be read from storage. Try again. If it keeps "
                        + "happening, see the server's log.",
                e);
    }
}
