package app.pentimento.editing.region;

import app.pentimento.image.DecodingMemory;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.StoredFiles;
import app.pentimento.image.StoredPixels;
import app.pentimento.model.InputImage;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts out what is masked, and puts the answer back in. */
@Component
public class RegionEdits {
    private static final long BYTES_PER_PIXEL = 4;
    /** What decoding an answer of four megapixels needs. */
    private static final long LIKELY_ANSWER = 32L << 20;
    /** How wide the soft edge is, as a share of the region's longer side: enough to hide a seam. */
    private static final double EDGE = 0.006;
    /** Nor is it wider than this share of what is masked, so that little of a thin stroke is lost. */
    private static final double EDGE_OF_MASK = 0.05;

    private final StoredFiles files;
    private final StoredPixels stored;
    private final ImageCodec codec;
    private final ImageProbe probe;
    private final DecodingMemory memory;

    RegionEdits(StoredFiles files, StoredPixels stored, ImageCodec codec, ImageProbe probe, DecodingMemory memory) {
        this.files = files;
        this.stored = stored;
        this.codec = codec;
        this.probe = probe;
        this.memory = memory;
    }

    /**
     * Cuts the region around a mask out of a picture, at the picture's own resolution.
     *
     * @param ratios the aspect ratios that the model answers in; empty where it takes any
     * @throws ImageRejected where the mask is black or not of the picture's shape, or there is not memory enough
     */
    public Cut cut(Image picture, Image mask, List<String> ratios) {
        Sizes sizes = sizes(picture, mask);
        Rectangle masked = masked(mask, sizes);
        ImageFile file = picture.master();
        if (masked == null) {
            throw new ImageRejected(
                    ImageRejected.Reason.UNREADABLE_IMAGE,
                    "Nothing is selected: the mask is all black. Select the area to change.");
        }
        if (mask.master().width() != file.width() || mask.master().height() != file.height()) {
            throw new ImageRejected(
                    ImageRejected.Reason.UNREADABLE_IMAGE, "The mask does not have the picture's shape.");
        }
        Region region = Region.around(masked, file.width(), file.height(), ratios);
        memory.checkThereIs(sizes.toPutBack(region, LIKELY_ANSWER)); // before anything is paid for
        try (DecodingMemory.Share share = memory.take(sizes.toCut(region))) {
            MaskPlane plane = plane(mask);
            BufferedImage whole = codec.decode(files.read(file));
            return new Cut(
                    picture,
                    mask,
                    region,
                    input(picture.id(), codec.encodePng(part(whole, region))),
                    input(mask.id(), codec.encodePng(plane.in(region).picture())));
        }
    }

    /**
     * Puts an answer in. Outside the mask every pixel is the picture's own; within, the answer rises over a soft edge.
     *
     * @param picture what the region was {@link #cut} out of
     * @param ratio the aspect ratio that the region was cut to; null for none
     * @param answer as the model gave it, of any size
     * @return the whole picture, as a PNG
     * @throws ImageRejected where the answer cannot be read, or there is not memory enough; while others use what there
     *     is, it waits
     */
    public FileContent putBack(Image picture, Image brushed, @Nullable String ratio, byte[] answer)
            throws InterruptedException {
        Sizes sizes = sizes(picture, brushed);
        Rectangle masked = masked(brushed, sizes);
        int width = picture.master().width();
        int height = picture.master().height();
        Region region = Region.around(
                masked == null ? new Rectangle(width, height) : masked,
                width,
                height,
                ratio == null ? List.of() : List.of(ratio));
        try (DecodingMemory.Share share = memory.await(sizes.toPutBack(region, codec.memory(answer)))) {
            MaskPlane mask = plane(brushed).in(region);
            BufferedImage given = codec.decode(answer);
            BufferedImage whole = codec.decode(files.read(picture.master()));
            BufferedImage before = part(whole, region);
            BufferedImage after = laidOver(before, given, mask);
            Tones.match(before, after, mask);
            blend(whole, after, mask.softened(edge(mask)), region);
            byte[] bytes = codec.encodePng(whole);
            return new FileContent(probe.ownFile(bytes), bytes);
        }
    }

    private static int edge(MaskPlane mask) {
        Rectangle masked = mask.bounds();
        int thin = masked == null ? 0 : Math.min(masked.width, masked.height);
        return (int) Math.round(Math.min(EDGE * Math.max(mask.width(), mask.height()), EDGE_OF_MASK * thin));
    }

    /** The answer in the region's size, aligned; transparent where it does not reach. */
    private static BufferedImage laidOver(BufferedImage before, BufferedImage answer, MaskPlane mask) {
        int w = before.getWidth();
        int h = before.getHeight();
        Alignment alignment = Alignment.find(before, answer, mask);
        BufferedImage sized = Grey.sized(answer, w, h);
        BufferedImage over = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = over.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform move = AffineTransform.getTranslateInstance(alignment.dx() * w, alignment.dy() * h);
        move.translate(w / 2.0, h / 2.0);
        move.scale(alignment.scale(), alignment.scale());
        move.translate(-w / 2.0, -h / 2.0);
        pen.drawImage(sized, move, null);
        pen.dispose();
        return over;
    }

    private static void blend(BufferedImage whole, BufferedImage after, MaskPlane mask, Region region) {
        int w = region.width();
        int[] to = new int[w];
        int[] from = new int[w];
        for (int y = 0; y < region.height(); y++) {
            whole.getRGB(region.x(), region.y() + y, w, 1, to, 0, w);
            after.getRGB(0, y, w, 1, from, 0, w);
            for (int x = 0; x < w; x++) {
                int share = (mask.shares()[y * w + x] & 255) * (from[x] >>> 24) / 255;
                if (share > 0) {
                    to[x] = mixed(to[x], from[x], share);
                }
            }
            whole.setRGB(region.x(), region.y() + y, w, 1, to, 0, w);
        }
    }

    private static int mixed(int before, int after, int share) {
        int mixed = before & 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = (before >> shift) & 255;
            int b = (after >> shift) & 255;
            mixed |= ((a * (255 - share) + b * share + 127) / 255) << shift;
        }
        return mixed;
    }

    private static BufferedImage part(BufferedImage whole, Region region) {
        BufferedImage part = new BufferedImage(region.width(), region.height(), whole.getType());
        int[] row = new int[region.width()];
        for (int y = 0; y < region.height(); y++) {
            whole.getRaster().getDataElements(region.x(), region.y() + y, region.width(), 1, row);
            part.getRaster().setDataElements(0, y, region.width(), 1, row);
        }
        return part;
    }

    private MaskPlane plane(Image mask) {
        return MaskPlane.of(codec.decode(files.read(mask.master())));
    }

    private InputImage input(String imageId, byte[] png) {
        return new InputImage(imageId, probe.ownFile(png), () -> new ByteArrayInputStream(png));
    }

    private @Nullable Rectangle masked(Image mask, Sizes sizes) {
        try (DecodingMemory.Share share = memory.take(sizes.mask())) {
            return plane(mask).bounds();
        }
    }

    private Sizes sizes(Image picture, Image mask) {
        return new Sizes(
                (long) picture.master().width() * picture.master().height(),
                stored.memory(picture.master()),
                stored.memory(mask.master()));
    }

    /**
     * What a masked edit needs, in bytes, one thing after another.
     *
     * @param pixels of the whole picture
     * @param picture what decoding it needs
     * @param mask what decoding it needs
     */
    private record Sizes(long pixels, long picture, long mask) {
        /** The mask, the picture, and of the region its pixels, their encoding and the mask's. */
        long toCut(Region region) {
            long part = (long) region.width() * region.height();
            return Math.max(mask, pixels + Math.max(picture, BYTES_PER_PIXEL * pixels + 3 * BYTES_PER_PIXEL * part));
        }

        /** The mask, the answer, the picture, and of the region what is laid over each other; then the result's file. */
        long toPutBack(Region region, long answer) {
            long part = (long) region.width() * region.height();
            long laid = BYTES_PER_PIXEL * pixels + 4 * BYTES_PER_PIXEL * part;
            return Math.max(mask, pixels + answer + Math.max(picture, laid + BYTES_PER_PIXEL * pixels));
        }
    }
}
