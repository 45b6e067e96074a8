package app.pentimento.model.openai;

import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageRejected;
import app.pentimento.model.ModelException;
import app.pentimento.model.wire.FittedPicture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Says a mask as this API wants it: of the picture's shape, transparent where change is allowed; ours is white there. */
final class OpenAiMask {
    private static final int OPAQUE = 0xff;
    private static final int ALPHA_SHIFT = 24;

    private final ImageCodec codec;

    OpenAiMask(ImageCodec codec) {
        this.codec = codec;
    }

    /** The mask as a PNG of the size of the picture that it goes with. */
    byte[] of(FittedPicture mask, FittedPicture picture) throws ModelException {
        try {
            BufferedImage shape = codec.decode(picture.bytes());
            BufferedImage grey = new BufferedImage(shape.getWidth(), shape.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = grey.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(codec.decode(mask.bytes()), 0, 0, grey.getWidth(), grey.getHeight(), null);
            pen.dispose();
            BufferedImage out = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_ARGB);
            for (int y = 0; y < out.getHeight(); y++) {
                for (int x = 0; x < out.getWidth(); x++) {
                    int allowed = grey.getRaster().getSample(x, y, 0);
                    out.setRGB(x, y, (OPAQUE - allowed) << ALPHA_SHIFT);
                }
            }
            return codec.encodePng(out);
        } catch (ImageRejected e) {
            throw new ModelException(
                    ModelException.Kind.INVALID_REQUEST, false, "The mask cannot be used. " + e.getMessage(), e);
        }
    }
}
