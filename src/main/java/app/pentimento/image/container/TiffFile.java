package app.pentimento.image.container;

import app.pentimento.image.container.Tiff.Directory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the first directory of a TIFF file says about its picture.
 *
 * @param directory where its other fields are
 * @param bits the bits of a sample
 * @param samples the samples of a pixel
 */
public record TiffFile(Tiff tiff, Directory directory, int width, int height, int bits, int samples, int compression) {
    public static final int XMP = 700;
    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int PLANAR = 284;
    private static final int PALETTE = 3;
    private static final int INKS = 5;
    private static final int YCBCR = 6;
    private static final int LAB = 8;
    private static final int ICC_LAB = 9;
    private static final int ITU_LAB = 10;
    private static final int STRIPS = 273;
    private static final int SAMPLES = 277;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILES = 324;
    private static final int TILE_BYTES = 325;
    private static final int SAMPLE_FORMAT = 339;
    private static final int ICC = 34675;
    private static final int DNG_VERSION = 50706;
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final long LARGEST_TILE = 4096L * 4096;
    private static final int MOST_STRIPS = 1 << 20;

    public static TiffFile read(byte[] file) throws BrokenFile, UnsupportedKind {
        Tiff tiff = Tiff.read(file, new Range(0, file.length));
        Directory directory = tiff.first();
        if (directory.find(DNG_VERSION).isPresent() || (tiff.number(directory, SUBFILE, 0) & 1) != 0) {
            throw new UnsupportedKind("This is a camera's raw file. Develop it and save it as JPEG, PNG or TIFF.");
        }
        long width = tiff.number(directory, WIDTH, 0);
        long height = tiff.number(directory, HEIGHT, 0);
        long samples = tiff.number(directory, SAMPLES, 1);
        long bits = tiff.number(directory, BITS, 1);
        int compression = (int) tiff.number(directory, COMPRESSION, 1);
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || samples == 0) {
            throw new BrokenFile("This TIFF file has a broken header.");
        }
        if (samples > 6 || bits > 16 || tiff.number(directory, SAMPLE_FORMAT, 1) != 1) {
            throw new UnsupportedKind("This TIFF file has more than 16 bits per sample, or too many channels.");
        }
        checkColours(tiff, directory, samples, compression);
        if (compression == OLD_JPEG || compression == JPEG) {
            throw new UnsupportedKind(
                    "This TIFF file contains JPEG pictures. Save it as JPEG or with another compression.");
        }
        TiffFile read =
                new TiffFile(tiff, directory, (int) width, (int) height, (int) bits, (int) samples, compression);
        read.checkTiles();
        read.checkData(STRIPS, STRIP_BYTES);
        read.checkData(TILES, TILE_BYTES);
        return read;
    }

    /** Refuses what the reader is known to show in wrong colours: those are worse than a refusal. */
    private static void checkColours(Tiff tiff, Directory directory, long samples, int compression)
            throws BrokenFile, UnsupportedKind {
        long colours = tiff.number(directory, PHOTOMETRIC, 1);
        boolean planar = tiff.number(directory, PLANAR, 1) != 1;
        String kind = null;
        if (colours == LAB || colours == ICC_LAB || colours == ITU_LAB) {
            kind = "CIELab colours";
        } else if (colours == PALETTE && samples > 1) {
            kind = "a palette and further channels";
        } else if (colours == YCBCR && planar && compression != JPEG) {
            kind = "YCbCr colours in planes";
        } else if (colours == INKS && samples != 4) {
            kind = "inks and further channels";
        }
        if (kind != null) {
            throw new UnsupportedKind(
                    "This TIFF file has %s, whose colours cannot be got right here. Save it as RGB.".formatted(kind));
        }
    }

    /** The ICC profile; null where there is none. */
    public byte @Nullable [] icc() throws BrokenFile {
        return bytes(ICC);
    }

    /** The bytes of a field; null where there is none. */
    public byte @Nullable [] bytes(int tag) throws BrokenFile {
        Optional<Tiff.Field> field = directory.find(tag);
        return field.isEmpty()
                ? null
                : tiff.bytes().bytes(field.get().at(), field.get().bytes());
    }

    /** A tile is decoded as a whole, so it may not be much larger than the picture. */
    private void checkTiles() throws BrokenFile {
        long tile = tiff.number(directory, TILE_WIDTH, 0) * tiff.number(directory, TILE_HEIGHT, 0);
        if (tile > LARGEST_TILE) {
            throw new BrokenFile("The tiles of this TIFF file are too large.");
        }
    }

    private void checkData(int offsets, int lengths) throws BrokenFile {
        Optional<Tiff.Field> at = directory.find(offsets);
        Optional<Tiff.Field> sizes = directory.find(lengths);
        if (at.isEmpty()) {
            return;
        }
        long[] starts = tiff.numbers(at.get(), MOST_STRIPS);
        long[] counts = sizes.isEmpty() ? new long[starts.length] : tiff.numbers(sizes.get(), MOST_STRIPS);
        if (starts.length != counts.length) {
            throw new BrokenFile("This TIFF file contradicts itself about its strips.");
        }
        for (int i = 0; i < starts.length; i++) {
            tiff.bytes().place(starts[i], counts[i]);
        }
    }
}
