package app.pentimento.model.openai;

import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageRejected;
import app.pentimento.model.ModelException;
import app.pentimento.model.wire.FittedPicture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Says a mask as this API wants it: of the picture's shape, transparent where change is allowed; ours is white there. */
final class OpenAiMask {
    private static final int OPAQUE = 0xff;
    private static final int ALPHA_SHIFT = 24;
    /** The mask as it came, in the picture's size, as it goes, and encoded. */
    private static final int BYTES_PER_PIXEL = 13;

    private final ImageCodec codec;

    OpenAiMask(ImageCodec codec) {
        this.codec = codec;
    }

    /** The mask as a PNG of the size of the picture that it goes with. */
    byte[] of(FittedPicture mask, FittedPicture picture) throws ModelException {
        try {
            // The picture's pixels are read for their shape, and their place in memory is what the mask needs.
            return codec.use(
                    picture.bytes(),
                    BYTES_PER_PIXEL,
                    shape -> codec.encodePng(
                            transparent(codec.decode(mask.bytes()), shape.getWidth(), shape.getHeight())));
        } catch (ImageRejected e) {
            throw new ModelException(
                    ModelException.Kind.INVALID_REQUEST, false, "The mask cannot be used. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage transparent(BufferedImage mask, int width, int height) {
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = grey.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(mask, 0, 0, width, height, null);
        pen.dispose();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int allowed = grey.getRaster().getSample(x, y, 0);
                out.setRGB(x, y, (OPAQUE - allowed) << ALPHA_SHIFT);
            }
        }
        return out;
    }
}
