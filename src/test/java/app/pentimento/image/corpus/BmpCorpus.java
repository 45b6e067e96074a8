package app.pentimento.image.corpus;

import static app.pentimento.image.corpus.Sample.broken;
import static app.pentimento.image.corpus.Sample.taken;
import static app.pentimento.image.corpus.Sample.tooLarge;
import static app.pentimento.image.corpus.Sample.unsupported;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** BMP files: every depth, run-length coding, old headers, cut and contradictory ones. */
final class BmpCorpus {
    private static final int WIDTH = 22;
    private static final int HEIGHT = 14;
    private static final int BITS = 28;
    private static final int COMPRESSION = 30;

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] plain = Codecs.encode("bmp", Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR));

    List<Sample> make() {
        samples.add(taken("bmp of 24 bits", plain, WIDTH, HEIGHT));
        int[][] types = {
            {1, BufferedImage.TYPE_BYTE_BINARY},
            {8, BufferedImage.TYPE_BYTE_INDEXED},
            {8, BufferedImage.TYPE_BYTE_GRAY},
            {15, BufferedImage.TYPE_USHORT_555_RGB},
            {16, BufferedImage.TYPE_USHORT_565_RGB},
            {32, BufferedImage.TYPE_INT_RGB}
        };
        for (int[] type : types) {
            byte[] file = type[0] == 15 || type[0] == 16
                    ? Codecs.compressed("bmp", Scene.draw(WIDTH, HEIGHT, type[1]), "BI_BITFIELDS")
                    : Codecs.encode("bmp", Scene.draw(WIDTH, HEIGHT, type[1]));
            samples.add(taken("bmp of %d bits, type %d".formatted(type[0], type[1]), file, WIDTH, HEIGHT));
        }
        BufferedImage palette = Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED);
        samples.add(taken("bmp run-length coded", Codecs.compressed("bmp", palette, "BI_RLE8"), WIDTH, HEIGHT));
        samples.add(taken("bmp 1 x 1", Codecs.encode("bmp", Scene.draw(1, 1)), 1, 1));
        samples.add(taken("bmp 1 x 800", Codecs.encode("bmp", Scene.draw(1, 800)), 1, 800));
        samples.add(taken("bmp top down", Bytes.with(plain, 22, -HEIGHT, 255, 255, 255), WIDTH, HEIGHT));
        samples.add(taken("bmp of OS/2", os2(), WIDTH, HEIGHT));
        samples.add(taken("bmp and more", Bytes.join(plain, new byte[500]), WIDTH, HEIGHT));
        samples.add(broken("bmp of no width", Bytes.with(plain, 18, 0, 0, 0, 0)));
        samples.add(broken("bmp of no height", Bytes.with(plain, 22, 0, 0, 0, 0)));
        samples.add(broken("bmp of a negative width", Bytes.with(plain, 18, -5, 255, 255, 255)));
        samples.add(broken("bmp of the least height", Bytes.with(plain, 22, 0, 0, 0, 128)));
        samples.add(broken("bmp of a width beyond its data", Bytes.with(plain, 18, 0, 4, 0, 0)));
        samples.add(broken(
                "bmp of 2147483647 pixels a side", Bytes.with(plain, 18, 255, 255, 255, 127, 255, 255, 255, 127)));
        byte[] runs = Codecs.compressed("bmp", palette, "BI_RLE8");
        samples.add(tooLarge("bmp of 60000 x 60000 runs", Bytes.with(runs, 18, 0x60, 0xEA, 0, 0, 0x60, 0xEA, 0, 0)));
        samples.add(broken("bmp of 3 bits", Bytes.with(plain, BITS, 3, 0)));
        samples.add(broken("bmp of compression 9", Bytes.with(plain, COMPRESSION, 9)));
        samples.add(unsupported("bmp around a jpeg", Bytes.with(plain, COMPRESSION, 4)));
        samples.add(unsupported("bmp around a png", Bytes.with(plain, COMPRESSION, 5)));
        samples.add(unsupported("bmp of a header of 13", Bytes.with(plain, 14, 13)));
        samples.add(unsupported(
                "bmp with a profile elsewhere",
                Bytes.with(Bytes.join(Bytes.with(plain, 14, 124), new byte[200]), 70, 'K', 'N', 'I', 'L')));
        samples.add(broken("bmp of pixels beyond its end", Bytes.with(plain, 10, 255, 255, 255, 0)));
        for (double share : new double[] {0.02, 0.1, 0.5, 0.9, 0.99}) {
            samples.add(broken("bmp cut at " + share, Bytes.cut(plain, share)));
        }
        return samples;
    }

    private static byte[] os2() {
        int row = Math.ceilDiv(WIDTH * 3, 4) * 4;
        Bytes out = Bytes.little().text("BM").u32(26 + (long) row * HEIGHT, 0, 26);
        out.u32(12).u16(WIDTH, HEIGHT, 1, 24);
        for (int y = HEIGHT - 1; y >= 0; y--) {
            for (int x = 0; x < WIDTH; x++) {
                out.u24(Scene.colour(x, y, WIDTH, HEIGHT));
            }
            out.zeros(row - WIDTH * 3);
        }
        return out.array();
    }
}
