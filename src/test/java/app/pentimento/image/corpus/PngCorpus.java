package app.pentimento.image.corpus;

import static app.pentimento.image.corpus.Sample.broken;
import static app.pentimento.image.corpus.Sample.taken;
import static app.pentimento.image.corpus.Sample.tooLarge;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PNG files: every depth and colour type, cut, contradictory, bombs, and with things around them. */
final class PngCorpus {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 12;
    private static final int[][] KINDS = {
        {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8}, {4, 8}, {4, 16},
        {6, 8}, {6, 16}
    };

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] plain = Png.scene(WIDTH, HEIGHT, 8, 2, false);
    private final byte[] header = Png.header(WIDTH, HEIGHT, 8, 2, 0);
    private final byte[] deflated = Bytes.deflate(Png.rows(WIDTH, HEIGHT, 8, 2, false));
    private final byte[] pixels = Png.chunk("IDAT", deflated);

    List<Sample> make() {
        kinds();
        orientations();
        around();
        cut();
        headers();
        bombs();
        return samples;
    }

    private void kinds() {
        for (int[] kind : KINDS) {
            for (boolean interlaced : new boolean[] {false, true}) {
                String name = "png colour %d depth %d%s".formatted(kind[0], kind[1], interlaced ? " interlaced" : "");
                byte[] file = Png.scene(WIDTH, HEIGHT, kind[1], kind[0], interlaced);
                samples.add(taken(name, file, WIDTH, HEIGHT));
            }
        }
        byte[] palette = Png.scene(WIDTH, HEIGHT, 8, 3, false);
        int at = Bytes.find(palette, "IDAT") - 4;
        byte[] clear = Png.chunk("tRNS", new byte[] {0, 127});
        samples.add(taken("png palette with transparency", insert(palette, at, clear), WIDTH, HEIGHT));
        samples.add(taken(
                "png rgb with a transparent colour",
                Png.file(
                        header,
                        Png.chunk("tRNS", Bytes.big().u16(0xC0, 0x20, 0x20).array()),
                        pixels),
                WIDTH,
                HEIGHT));
        samples.add(taken(
                "png grey with a transparent level",
                Png.with(
                        Png.scene(WIDTH, HEIGHT, 8, 0, false),
                        Png.chunk("tRNS", Bytes.big().u16(0xA0).array())),
                WIDTH,
                HEIGHT));
        for (int[] size : new int[][] {{1, 1}, {1, 5000}, {5000, 1}, {3, 2}}) {
            byte[] file = Png.scene(size[0], size[1], 8, 6, size[0] == 3);
            samples.add(taken("png %d x %d".formatted(size[0], size[1]), file, size[0], size[1]));
        }
    }

    private void orientations() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] stored = Codecs.encode("png", Scene.stored(WIDTH, HEIGHT, orientation));
            byte[] exif = Png.chunk("eXIf", Exif.phone(orientation, ByteOrder.BIG_ENDIAN));
            samples.add(taken("png orientation " + orientation, Png.with(stored, exif), WIDTH, HEIGHT));
        }
        for (int[] kind : KINDS) {
            byte[] exif = Png.chunk("eXIf", Exif.orientation(6, ByteOrder.LITTLE_ENDIAN));
            byte[] file = Png.with(Png.scene(WIDTH, HEIGHT, kind[1], kind[0], false), exif);
            samples.add(taken("png turned, colour %d depth %d".formatted(kind[0], kind[1]), file, HEIGHT, WIDTH));
        }
    }

    private void around() {
        byte[] zip = Bytes.little().u32(0x04034B50).zeros(300).array();
        samples.add(taken("png and a zip", Bytes.join(plain, zip), WIDTH, HEIGHT));
        samples.add(taken("png with a private chunk", Png.with(plain, Png.chunk("prVt", new byte[99])), WIDTH, HEIGHT));
        samples.add(taken(
                "png with more data than pixels",
                Png.file(
                        header,
                        Png.chunk(
                                "IDAT",
                                Bytes.deflate(Bytes.join(Png.rows(WIDTH, HEIGHT, 8, 2, false), new byte[9000])))),
                WIDTH,
                HEIGHT));
        Bytes split = Bytes.big();
        for (byte one : deflated) {
            split.add(Png.chunk("IDAT", new byte[] {one}));
        }
        samples.add(taken("png of data a byte a chunk", Png.file(header, split.array()), WIDTH, HEIGHT));
        byte[] control = Png.chunk("acTL", Bytes.big().u32(2, 0).array());
        samples.add(taken(
                "png animated", Png.file(header, control, pixels, Png.chunk("fdAT", new byte[30])), WIDTH, HEIGHT));
        samples.add(taken(
                "png with a broken profile",
                Png.with(plain, Png.chunk("iCCP", Bytes.big().text("x\0\0junk").array())),
                WIDTH,
                HEIGHT));
    }

    private void cut() {
        byte[] noisy = Codecs.encode("png", JpegCorpus.noise(100, 80));
        for (double share : new double[] {0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999}) {
            samples.add(broken("png cut at " + share, Bytes.cut(noisy, share)));
        }
        for (double share : new double[] {0.01, 0.3, 0.5, 0.7}) {
            byte[] file = Png.file(header, Png.chunk("IDAT", Bytes.cut(deflated, share)));
            samples.add(broken("png of pixels cut at " + share, file));
        }
        samples.add(broken("png without its end", Bytes.cut(plain, (plain.length - 12.0) / plain.length)));
    }

    private void headers() {
        long[][] sizes = {{0, 5}, {5, 0}, {0x80000000L, 5}, {5, 0xFFFFFFFFL}};
        for (long[] size : sizes) {
            byte[] file = Png.file(Png.header(size[0], size[1], 8, 2, 0), pixels);
            samples.add(broken("png of %d x %d".formatted(size[0], size[1]), file));
        }
        int[][] kinds = {{3, 0}, {16, 3}, {1, 2}, {4, 4}, {8, 5}, {8, 7}, {0, 0}, {32, 2}};
        for (int[] kind : kinds) {
            byte[] file = Png.file(Png.header(WIDTH, HEIGHT, kind[0], kind[1], 0), pixels);
            samples.add(broken("png of depth %d colour %d".formatted(kind[0], kind[1]), file));
        }
        samples.add(broken("png of interlace 2", Png.file(Png.header(WIDTH, HEIGHT, 8, 2, 2), pixels)));
        samples.add(broken("png of a wrong header checksum", Bytes.with(plain, 8 + 8 + 13, 1, 2, 3, 4)));
        samples.add(broken("png of a wrong pixel checksum", Bytes.with(plain, plain.length - 16, 1, 2, 3, 4)));
        samples.add(broken("png of no pixels", Png.file(header)));
        samples.add(broken("png of empty pixels", Png.file(header, Png.chunk("IDAT", new byte[0]))));
        samples.add(broken("png without a header", Png.file(pixels)));
        samples.add(broken("png of a header too late", Png.file(Png.chunk("gAMA", new byte[4]), header, pixels)));
        samples.add(broken("png of pixels that are no zlib", Png.file(header, Png.chunk("IDAT", new byte[400]))));
        samples.add(broken("png without its palette", Png.file(Png.header(WIDTH, HEIGHT, 8, 3, 0), pixels)));
        samples.add(broken("png of a chunk too long", Bytes.with(plain, 33, 255, 255, 255, 255)));
        byte[] filtered = Png.rows(WIDTH, HEIGHT, 8, 2, false);
        filtered[0] = 9;
        samples.add(broken("png of an unknown filter", Png.file(header, Png.chunk("IDAT", Bytes.deflate(filtered)))));
    }

    private void bombs() {
        byte[] zeros = Bytes.deflatedZeros(100_000_000);
        byte[] large = Png.chunk("IDAT", Bytes.deflatedZeros(10_000L * 10_001));
        samples.add(taken(
                "png of 100 megapixels of nothing",
                Png.file(Png.header(10_000, 10_000, 8, 0, 0), large),
                10_000,
                10_000));
        samples.add(tooLarge("png of 30000 x 30000", Png.file(Png.header(30_000, 30_000, 8, 0, 0), large)));
        samples.add(tooLarge(
                "png of 2147483647 x 2147483647", Png.file(Png.header(0x7FFFFFFF, 0x7FFFFFFF, 16, 6, 0), large)));
        samples.add(tooLarge("png 1 pixel wide and 1000000 high", Png.file(Png.header(1, 1_000_000, 8, 0, 0), large)));
        byte[] text = Bytes.big().text("Comment\0\0").add(zeros).array();
        samples.add(taken("png with a bomb of text", Png.with(plain, Png.chunk("zTXt", text)), WIDTH, HEIGHT));
        byte[] world = Bytes.big().text("Comment\0\1\0\0\0").add(zeros).array();
        samples.add(taken(
                "png with a bomb of international text", Png.with(plain, Png.chunk("iTXt", world)), WIDTH, HEIGHT));
        byte[] xmp = Bytes.big().text("XML:com.adobe.xmp\0\1\0\0\0").add(zeros).array();
        samples.add(taken("png with a bomb of xmp", Png.with(plain, Png.chunk("iTXt", xmp)), WIDTH, HEIGHT));
        byte[] profile = Bytes.big().text("x\0\0").add(zeros).array();
        samples.add(taken("png with a bomb of a profile", Png.with(plain, Png.chunk("iCCP", profile)), WIDTH, HEIGHT));
        byte[] palette = Png.scene(WIDTH, HEIGHT, 8, 3, false);
        samples.add(
                taken("png palette with a bomb of text", Png.with(palette, Png.chunk("zTXt", text)), WIDTH, HEIGHT));
        Bytes many = Bytes.big();
        byte[] empty = Png.chunk("tEXt", new byte[0]);
        for (int i = 0; i < 30_000; i++) {
            many.add(empty);
        }
        samples.add(broken("png of 30000 chunks", Png.with(plain, many.array())));
    }

    private static byte[] insert(byte[] file, int at, byte[] chunk) {
        return Bytes.join(Arrays.copyOf(file, at), chunk, Arrays.copyOfRange(file, at, file.length));
    }
}
