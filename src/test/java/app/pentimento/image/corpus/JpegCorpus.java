package app.pentimento.image.corpus;

import static app.pentimento.image.corpus.Sample.broken;
import static app.pentimento.image.corpus.Sample.taken;
import static app.pentimento.image.corpus.Sample.tooLarge;
import static app.pentimento.image.corpus.Sample.unsupported;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JPEG files: every orientation and colour coding, cut, contradictory, bombs, and with things around them. */
final class JpegCorpus {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] plain = Jpeg.of(Scene.draw(WIDTH, HEIGHT));
    private final byte[] progressive = Codecs.progressive("jpeg", Scene.draw(WIDTH, HEIGHT));

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
        samples.add(taken("jpeg baseline", plain, WIDTH, HEIGHT));
        samples.add(taken("jpeg progressive", progressive, WIDTH, HEIGHT));
        byte[] grey = Jpeg.of(Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY));
        samples.add(taken("jpeg grey", grey, WIDTH, HEIGHT));
        samples.add(taken("jpeg cmyk", Jpeg.cmyk(WIDTH, HEIGHT, -1), WIDTH, HEIGHT));
        samples.add(taken("jpeg adobe cmyk", Jpeg.cmyk(WIDTH, HEIGHT, 0), WIDTH, HEIGHT));
        samples.add(taken("jpeg ycck", Jpeg.cmyk(WIDTH, HEIGHT, 2), WIDTH, HEIGHT));
        samples.add(taken("jpeg without jfif", Jpeg.withoutJfif(plain), WIDTH, HEIGHT));
        for (int[] size : new int[][] {{1, 1}, {1, 700}, {700, 1}, {7, 3}, {17, 9}}) {
            byte[] file = Jpeg.of(Scene.draw(size[0], size[1]));
            samples.add(taken("jpeg %d x %d".formatted(size[0], size[1]), file, size[0], size[1]));
        }
    }

    private void orientations() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] stored = Jpeg.of(Scene.stored(WIDTH, HEIGHT, orientation));
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                byte[] file = Jpeg.withExif(stored, Exif.phone(orientation, order));
                samples.add(taken("jpeg orientation " + orientation + " " + order, file, WIDTH, HEIGHT));
            }
            byte[] cmyk = Jpeg.with(
                    Jpeg.cmyk(WIDTH, HEIGHT, 0),
                    Jpeg.segment(0xE1, "Exif\0\0", Exif.orientation(orientation, ByteOrder.BIG_ENDIAN)));
            boolean swap = orientation >= 5;
            samples.add(
                    taken("jpeg cmyk orientation " + orientation, cmyk, swap ? HEIGHT : WIDTH, swap ? WIDTH : HEIGHT));
        }
    }

    private void around() {
        byte[] zip = Bytes.little().u32(0x04034B50).zeros(300).array();
        samples.add(taken("jpeg and a zip", Bytes.join(plain, zip), WIDTH, HEIGHT));
        samples.add(taken("jpeg and another jpeg", Bytes.join(plain, progressive), WIDTH, HEIGHT));
        samples.add(taken(
                "jpeg with a script in its comment",
                Jpeg.with(plain, Jpeg.segment(0xFE, "<script>alert(1)</script>", new byte[0])),
                WIDTH,
                HEIGHT));
        samples.add(taken(
                "jpeg with fill bytes", Bytes.join(new byte[] {-1, -40, -1, -1, -1}, tail(plain, 3)), WIDTH, HEIGHT));
        samples.add(taken(
                "jpeg with stray bytes",
                Bytes.join(java.util.Arrays.copyOf(plain, 20), new byte[] {0, 7, 0}, tail(plain, 20)),
                WIDTH,
                HEIGHT));
        Random random = new Random(11);
        for (int i = 0; i < 10; i++) {
            byte[] noise = new byte[40 + random.nextInt(400)];
            random.nextBytes(noise);
            samples.add(taken("jpeg with broken exif " + i, Jpeg.withExif(plain, noise), WIDTH, HEIGHT));
            byte[] exif = Exif.phone(1, ByteOrder.LITTLE_ENDIAN);
            for (int change = 0; change < 8; change++) {
                exif[8 + random.nextInt(exif.length - 8)] = (byte) random.nextInt(256);
            }
            exif[18] = 99; // whatever else, no orientation that turns it
            samples.add(taken("jpeg with mutated exif " + i, Jpeg.withExif(plain, exif), WIDTH, HEIGHT));
        }
        byte[] loop = Bytes.little()
                .text("II")
                .u16(42)
                .u32(8)
                .u16(1, 0x8769, 4)
                .u32(1, 8, 8)
                .array();
        samples.add(taken("jpeg with exif in a loop", Jpeg.withExif(plain, loop), WIDTH, HEIGHT));
        byte[] icc = Jpeg.segment(0xE2, "ICC_PROFILE\0\1\1", new byte[200]);
        samples.add(taken("jpeg with a broken profile", Jpeg.with(plain, icc), WIDTH, HEIGHT));
        byte[] entities = Jpeg.segment(
                0xE1,
                "http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x:xmpmeta>&a;</x:xmpmeta>",
                new byte[0]);
        samples.add(taken("jpeg with entities in its xmp", Jpeg.with(plain, entities), WIDTH, HEIGHT));
    }

    private void cut() {
        byte[] noisy = Jpeg.of(noise(200, 150));
        for (double share : new double[] {0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99}) {
            samples.add(broken("jpeg cut at " + share, Bytes.cut(noisy, share)));
        }
        for (double share : new double[] {0.3, 0.5, 0.7, 0.9}) {
            byte[] ended = Bytes.join(Bytes.cut(noisy, share), new byte[] {-1, -39});
            samples.add(broken("jpeg cut at " + share + " and ended", ended));
        }
        byte[] noisyProgressive = Codecs.progressive("jpeg", noise(200, 150));
        for (double share : new double[] {0.2, 0.5, 0.8}) {
            samples.add(broken("jpeg progressive cut at " + share, Bytes.cut(noisyProgressive, share)));
        }
        samples.add(broken("jpeg without its end", Bytes.cut(plain, (plain.length - 2.0) / plain.length)));
    }

    private void headers() {
        int frame = Jpeg.frame(plain);
        samples.add(broken("jpeg of no height", Bytes.with(plain, frame + 5, 0, 0)));
        samples.add(broken("jpeg of no width", Bytes.with(plain, frame + 7, 0, 0)));
        samples.add(tooLarge("jpeg that claims 65535 x 65535", Bytes.with(plain, frame + 5, 255, 255, 255, 255)));
        samples.add(tooLarge("jpeg that claims 30000 x 30000", Bytes.with(plain, frame + 5, 0x75, 0x30, 0x75, 0x30)));
        samples.add(broken("jpeg that claims to be higher", Bytes.with(plain, frame + 5, 4, 0)));
        samples.add(unsupported("jpeg of 12 bits", Bytes.with(plain, frame + 4, 12)));
        for (int marker : new int[] {0xC3, 0xC5, 0xC9, 0xCA, 0xCF}) {
            byte[] file = Bytes.with(plain, frame + 1, marker);
            samples.add(unsupported("jpeg of frame %x".formatted(marker), file));
        }
        samples.add(broken("jpeg of no components", Bytes.with(plain, frame + 9, 0)));
        samples.add(broken("jpeg of too many components", Bytes.with(plain, frame + 9, 200)));
        samples.add(broken("jpeg without sampling", Bytes.with(plain, frame + 11, 0)));
        samples.add(
                broken("jpeg of a segment too short", Bytes.join(new byte[] {-1, -40, -1, -32, 0, 1}, tail(plain, 2))));
        samples.add(
                broken("jpeg of a segment too long", Bytes.join(new byte[] {-1, -40, -1, -2, -1, -1}, tail(plain, 2))));
        samples.add(broken("jpeg of a start alone", Bytes.with(new byte[20], 0, 255, 0xD8, 255)));
        samples.add(broken(
                "jpeg of start and end", Bytes.big().u8(255, 0xD8, 255, 0xD9).array()));
        samples.add(broken("jpeg that starts twice", Bytes.join(new byte[] {-1, -40}, plain)));
        byte[] again = java.util.Arrays.copyOfRange(plain, frame, frame + 19);
        samples.add(unsupported(
                "jpeg of two frames", Bytes.join(java.util.Arrays.copyOf(plain, frame), again, tail(plain, frame))));
    }

    private void bombs() {
        int lastScan =
                new String(progressive, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("\u00FF\u00DA");
        byte[] scan = java.util.Arrays.copyOfRange(progressive, lastScan, progressive.length - 2);
        Bytes many = Bytes.big().add(java.util.Arrays.copyOf(progressive, progressive.length - 2));
        for (int i = 0; i < 300; i++) {
            many.add(scan);
        }
        samples.add(broken("jpeg of 300 scans", many.u8(255, 0xD9).array()));
        Bytes segments = Bytes.big().u8(255, 0xD8);
        for (int i = 0; i < 30_000; i++) {
            segments.u8(255, 0xFE).u16(2);
        }
        samples.add(
                broken("jpeg of 30000 comments", segments.add(tail(plain, 2)).array()));
        byte[] wide = Bytes.with(progressive, Jpeg.frame(progressive) + 5, 0x27, 0x0F, 0x27, 0x0F);
        samples.add(tooLarge("jpeg progressive of 100 megapixels", wide));
    }

    static BufferedImage noise(int width, int height) {
        Random random = new Random(5);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return image;
    }

    private static byte[] tail(byte[] file, int from) {
        return java.util.Arrays.copyOfRange(file, from, file.length);
    }
}
