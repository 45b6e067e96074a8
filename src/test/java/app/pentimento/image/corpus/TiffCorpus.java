package app.pentimento.image.corpus;

import static app.pentimento.image.corpus.Sample.broken;
import static app.pentimento.image.corpus.Sample.taken;
import static app.pentimento.image.corpus.Sample.tooLarge;
import static app.pentimento.image.corpus.Sample.unsupported;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** TIFF files: both byte orders, depths, compressions and orientations; loops, bombs, cut and contradictory ones. */
final class TiffCorpus {
    private static final int WIDTH = 26;
    private static final int HEIGHT = 18;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] plain = Tiff.scene(WIDTH, HEIGHT, 3, 8, LITTLE);

    List<Sample> make() {
        for (ByteOrder order : List.of(LITTLE, ByteOrder.BIG_ENDIAN)) {
            for (int[] kind : new int[][] {{1, 8}, {1, 16}, {3, 8}, {3, 16}, {4, 8}}) {
                byte[] file = Tiff.scene(WIDTH, HEIGHT, kind[0], kind[1], order);
                samples.add(taken("tiff of %d x %d bits %s".formatted(kind[0], kind[1], order), file, WIDTH, HEIGHT));
            }
        }
        for (int orientation = 1; orientation <= 8; orientation++) {
            BufferedImage stored = Scene.stored(WIDTH, HEIGHT, orientation);
            byte[] file = Tiff.of(stored, 3, 8, LITTLE, Map.of(274, (long) orientation));
            samples.add(taken("tiff orientation " + orientation, file, WIDTH, HEIGHT));
        }
        BufferedImage scene = Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (String compression : List.of("LZW", "Deflate", "ZLib", "PackBits")) {
            samples.add(taken("tiff " + compression, Codecs.compressed("tiff", scene, compression), WIDTH, HEIGHT));
        }
        BufferedImage ink = Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        samples.add(taken("tiff fax", Codecs.compressed("tiff", ink, "CCITT T.6"), WIDTH, HEIGHT));
        BufferedImage palette = Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED);
        samples.add(taken("tiff palette", Codecs.encode("tiff", palette), WIDTH, HEIGHT));
        BufferedImage clear = Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(2, 2, 0x80FF0000);
        samples.add(taken("tiff with transparency", Codecs.encode("tiff", clear), WIDTH, HEIGHT));
        samples.add(taken("tiff 1 x 1", Tiff.scene(1, 1, 3, 8, LITTLE), 1, 1));
        samples.add(taken("tiff 1 x 600", Tiff.scene(1, 600, 1, 8, LITTLE), 1, 600));
        headers();
        for (double share : new double[] {0.01, 0.1, 0.5, 0.9, 0.99}) {
            samples.add(broken("tiff cut at " + share, Bytes.cut(plain, share)));
        }
        byte[] lzw = Codecs.compressed("tiff", scene, "LZW");
        for (double share : new double[] {0.3, 0.8}) {
            samples.add(broken("tiff LZW cut at " + share, Bytes.cut(lzw, share)));
        }
        return samples;
    }

    private void headers() {
        samples.add(broken("tiff of no width", with(256, 0)));
        samples.add(broken("tiff of no height", with(257, 0)));
        samples.add(tooLarge("tiff of 4000000000 high", with(257, 2_000_000_000L)));
        samples.add(
                tooLarge("tiff of 60000 x 60000", Tiff.of(scene(), 3, 8, LITTLE, Map.of(256, 60_000L, 257, 60_000L))));
        samples.add(broken("tiff of more rows than data", with(257, 5000)));
        samples.add(broken("tiff of pixels beyond its end", with(273, 0xFFFFFFFFL)));
        samples.add(broken("tiff of a strip beyond its end", with(279, 0x7FFFFFFFL)));
        samples.add(broken("tiff of no samples", with(277, 0)));
        samples.add(unsupported("tiff of 60000 samples", with(277, 60_000)));
        samples.add(unsupported("tiff of floating point", with(339, 3)));
        samples.add(unsupported("tiff around a jpeg", with(259, 7)));
        samples.add(unsupported("tiff around an old jpeg", with(259, 6)));
        samples.add(unsupported("tiff of cielab", with(262, 8)));
        samples.add(unsupported("tiff of a palette with further channels", with(262, 3)));
        samples.add(unsupported("tiff of inks with a channel too few or more", with(262, 5)));
        samples.add(unsupported("tiff of a camera", with(50706, 0x01040000)));
        samples.add(unsupported("tiff of a thumbnail first", with(254, 1)));
        samples.add(broken("tiff of an unknown compression", with(259, 777)));
        samples.add(broken(
                "tiff of tiles of 4 gigapixels",
                Tiff.of(scene(), 3, 8, LITTLE, Map.of(322, 65_520L, 323, 65_520L, 324, 8L, 325, 99L))));
        samples.add(broken("tiff of a directory beyond its end", Bytes.with(plain, 4, 255, 255, 255, 255)));
        samples.add(broken("tiff of a directory in its header", Bytes.with(plain, 4, 2, 0, 0, 0)));
        int directory = (plain[4] & 255) | ((plain[5] & 255) << 8);
        samples.add(broken("tiff of 65535 fields", Bytes.with(plain, directory, 255, 255)));
        samples.add(
                broken("tiff of a field of 4294967295 values", Bytes.with(plain, directory + 6, 255, 255, 255, 255)));
        samples.add(broken(
                "tiff of nothing",
                Bytes.little().text("II").u16(42).u32(8).u16(0).u32(0).array()));
        samples.add(broken(
                "tiff of a header alone",
                Bytes.little().text("II").u16(42).u32(8).array()));
    }

    private static BufferedImage scene() {
        return Scene.draw(WIDTH, HEIGHT);
    }

    private static byte[] with(int tag, long value) {
        return Tiff.of(scene(), 3, 8, LITTLE, Map.of(tag, value));
    }
}
