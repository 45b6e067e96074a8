package app.pentimento.editing.region;

import app.pentimento.image.DecodingMemory;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.StoredFiles;
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
    private static final int BYTES_PER_PIXEL = 4;
    /** How wide the soft edge is, as a share of the region's longer side: enough to hide a seam. */
    private static final double EDGE = 0.006;
    /** Nor is it wider than this share of what is masked, so that little of a thin stroke is lost. */
    private static final double EDGE_OF_MASK = 0.05;

    private final StoredFiles files;
    private final ImageCodec codec;
    private final ImageProbe probe;
    private final DecodingMemory memory;

    RegionEdits(StoredFiles files, ImageCodec codec, ImageProbe probe, DecodingMemory memory) {
        this.files = files;
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
        MaskPlane plane = plane(mask);
        Rectangle masked = plane.bounds();
        BufferedImage whole = codec.decode(files.read(picture.master()));
        try (DecodingMemory.Share share = memory.take(2 * size(whole))) {
            if (masked == null) {
                throw new ImageRejected(
                        ImageRejected.Reason.UNREADABLE_IMAGE,
                        "The mask is black everywhere, so nothing may change. Brush over what is to change.");
            }
            if (plane.width() != whole.getWidth() || plane.height() != whole.getHeight()) {
                throw new ImageRejected(
                        ImageRejected.Reason.UNREADABLE_IMAGE, "The mask is not of the picture's shape.");
            }
            Region region = Region.around(masked, whole.getWidth(), whole.getHeight(), ratios);
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
     * @throws ImageRejected where the answer cannot be read, or there is not memory enough
     */
    public FileContent putBack(Image picture, Image brushed, @Nullable String ratio, byte[] answer) {
        MaskPlane plane = plane(brushed);
        Rectangle masked = plane.bounds();
        BufferedImage given = codec.decode(answer);
        BufferedImage whole = codec.decode(files.read(picture.master()));
        Region region = Region.around(
                masked == null ? new Rectangle(whole.getWidth(), whole.getHeight()) : masked,
                whole.getWidth(),
                whole.getHeight(),
                ratio == null ? List.of() : List.of(ratio));
        MaskPlane mask = plane.in(region);
        try (DecodingMemory.Share share = memory.take(4 * size(whole))) {
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

    private static long size(BufferedImage picture) {
        return (long) BYTES_PER_PIXEL * picture.getWidth() * picture.getHeight();
    }
}
