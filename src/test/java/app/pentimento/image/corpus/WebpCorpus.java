package app.pentimento.image.corpus;

import static app.pentimento.image.corpus.Sample.broken;
import static app.pentimento.image.corpus.Sample.taken;
import static app.pentimento.image.corpus.Sample.tooLarge;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** WebP files: both codings, animations, metadata, cut and contradictory ones. */
final class WebpCorpus {
    private static final int WIDTH = 36;
    private static final int HEIGHT = 20;

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] lossy = Webp.lossy(Scene.draw(WIDTH, HEIGHT));
    private final byte[] lossless = Webp.lossless(Scene.draw(WIDTH, HEIGHT));

    List<Sample> make() {
        kinds();
        headers();
        byte[] noisy = Webp.lossy(JpegCorpus.noise(100, 80));
        byte[] noisyLossless = Webp.lossless(JpegCorpus.noise(100, 80));
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            samples.add(broken("webp cut at " + share, Bytes.cut(noisy, share)));
            samples.add(broken("webp lossless cut at " + share, Bytes.cut(noisyLossless, share)));
            samples.add(broken("webp of pixels cut at " + share, shortened(noisy, share)));
            samples.add(broken("webp lossless of pixels cut at " + share, shortened(noisyLossless, share)));
        }
        return samples;
    }

    private void kinds() {
        samples.add(taken("webp lossy", lossy, WIDTH, HEIGHT));
        samples.add(taken("webp lossless", lossless, WIDTH, HEIGHT));
        BufferedImage clear = Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(2, 2, 0x40FF0000);
        samples.add(taken("webp lossy with transparency", Webp.lossy(clear), WIDTH, HEIGHT));
        samples.add(taken("webp lossless with transparency", Webp.lossless(clear), WIDTH, HEIGHT));
        samples.add(taken("webp 1 x 1", Webp.lossless(Scene.draw(1, 1)), 1, 1));
        samples.add(taken("webp 1 x 500", Webp.lossy(Scene.draw(1, 500)), 1, 500));
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] stored = Webp.lossless(Scene.stored(WIDTH, HEIGHT, orientation));
            boolean swap = orientation >= 5;
            byte[] file = Webp.extended(
                    stored,
                    8,
                    swap ? HEIGHT : WIDTH,
                    swap ? WIDTH : HEIGHT,
                    Webp.chunk("EXIF", Exif.phone(orientation, ByteOrder.LITTLE_ENDIAN)));
            samples.add(taken("webp orientation " + orientation, file, WIDTH, HEIGHT));
        }
        samples.add(taken(
                "webp animated", Webp.animation(WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, lossy, lossless), WIDTH, HEIGHT));
        samples.add(taken(
                "webp animated on a larger canvas", Webp.animation(90, 80, 10, 8, WIDTH, HEIGHT, lossless), 90, 80));
        samples.add(taken(
                "webp and a zip",
                Bytes.join(lossy, Bytes.big().text("PK\3\4").zeros(50).array()),
                WIDTH,
                HEIGHT));
        samples.add(taken(
                "webp with an unknown chunk",
                Webp.extended(lossy, 0, WIDTH, HEIGHT, Webp.chunk("junk", new byte[33])),
                WIDTH,
                HEIGHT));
    }

    private void headers() {
        samples.add(broken("webp of no width", Bytes.with(lossy, 26, 0, 0)));
        samples.add(broken("webp of a wrong start code", Bytes.with(lossy, 23, 1)));
        samples.add(broken("webp lossless of a wrong signature", Bytes.with(lossless, 20, 0x30)));
        samples.add(broken("webp on another canvas", Webp.extended(lossy, 0, WIDTH + 1, HEIGHT)));
        samples.add(broken("webp animated beyond its canvas", Webp.animation(20, 20, 0, 0, WIDTH, HEIGHT, lossy)));
        samples.add(tooLarge(
                "webp animated on 16777216 x 16777216", Webp.animation(1 << 24, 1 << 24, 0, 0, WIDTH, HEIGHT, lossy)));
        samples.add(tooLarge("webp of 16383 x 16383", Bytes.with(lossy, 26, 255, 63, 255, 63)));
        samples.add(broken("webp of nothing", Webp.file()));
        samples.add(broken("webp of a canvas alone", Webp.file(Webp.canvas(0, 5, 5))));
        samples.add(broken("webp animated of no frame", Webp.file(Webp.canvas(2, 5, 5))));
        samples.add(broken("webp of an absurd size", Bytes.with(lossy, 4, 255, 255, 255, 255)));
        samples.add(broken("webp of an absurd chunk", Bytes.with(lossy, 16, 255, 255, 255, 127)));
        samples.add(broken("webp of an unknown chunk alone", Webp.file(Webp.chunk("junk", new byte[20]))));
    }

    /** A file that is whole, of pixels that are not. */
    private static byte[] shortened(byte[] file, double share) {
        byte[] payload = Arrays.copyOfRange(file, 20, file.length);
        return Webp.file(Webp.chunk(
                new String(file, 12, 4, java.nio.charset.StandardCharsets.ISO_8859_1), Bytes.cut(payload, share)));
    }
}
