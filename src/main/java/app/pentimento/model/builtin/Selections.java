package app.pentimento.model.builtin;

import app.pentimento.image.DecodingMemory;
import app.pentimento.image.Image;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.StoredPixels;
import app.pentimento.model.builtin.operation.Bands;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Selection;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds parts of pictures, as masks for the next request to whatever model. */
@Service
public class Selections {
    private static final long MOST_PIXELS = 4_000_000;
    /** The picture, the mask as numbers and as greys, and what the finders need. */
    private static final long BYTES_PER_PIXEL = 20;

    private final StoredPixels stored;
    private final ImageCodec codec;
    private final DecodingMemory memory;

    Selections(StoredPixels stored, ImageCodec codec, DecodingMemory memory) {
        this.stored = stored;
        this.codec = codec;
        this.memory = memory;
    }

    /**
     * Finds a part of a picture: a grey PNG of the picture's shape with at most 4 megapixels, white where the part is;
     * empty where it is not there, or does not stand out clearly enough.
     */
    public Optional<byte[]> find(Image image, Selection selection) throws InterruptedException {
        BufferedImage picture = Bands.whole(() -> stored.atMost(image.master(), MOST_PIXELS));
        long pixels = (long) picture.getWidth() * picture.getHeight();
        try (DecodingMemory.Share share = memory.take(pixels * BYTES_PER_PIXEL)) {
            return selection.find(Pixels.of(picture)).map(codec::encodePng);
        }
    }
}
