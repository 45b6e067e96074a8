package app.pentimento.image.corpus;

import static app.pentimento.image.corpus.Sample.broken;
import static app.pentimento.image.corpus.Sample.taken;
import static app.pentimento.image.corpus.Sample.tooLarge;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** GIF files: frames on and off their canvas, animations, cut and contradictory ones. */
final class GifCorpus {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] plain = Codecs.encode("gif", Scene.draw(WIDTH, HEIGHT));
    /** Where the picture starts: at its separator. */
    private final int picture = picture(plain);

    List<Sample> make() {
        samples.add(taken("gif", plain, WIDTH, HEIGHT));
        samples.add(taken("gif interlaced", Codecs.progressive("gif", Scene.draw(WIDTH, HEIGHT)), WIDTH, HEIGHT));
        BufferedImage clear = Scene.draw(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(3, 3, 0);
        samples.add(taken("gif with transparency", Codecs.encode("gif", clear), WIDTH, HEIGHT));
        samples.add(taken("gif 1 x 1", Codecs.encode("gif", Scene.draw(1, 1)), 1, 1));
        samples.add(taken("gif 1 x 900", Codecs.encode("gif", Scene.draw(1, 900)), 1, 900));
        samples.add(taken("gif on a larger canvas", Bytes.with(plain, 6, 40, 0, 30, 0), 40, 30));
        byte[] offset = Bytes.with(Bytes.with(plain, 6, 60, 0, 50, 0), picture + 1, 10, 0, 9, 0);
        samples.add(taken("gif at a place on its canvas", offset, 60, 50));
        samples.add(taken("gif larger than its canvas", Bytes.with(plain, 6, 5, 0, 5, 0), WIDTH, HEIGHT));
        samples.add(taken("gif beside its canvas", Bytes.with(plain, picture + 1, 20, 0, 0, 0), WIDTH + 20, HEIGHT));
        byte[] second = Arrays.copyOfRange(plain, picture, plain.length);
        samples.add(taken("gif animated", Bytes.join(Arrays.copyOf(plain, plain.length - 1), second), WIDTH, HEIGHT));
        samples.add(taken("gif without its end", Arrays.copyOf(plain, plain.length - 1), WIDTH, HEIGHT));
        samples.add(taken(
                "gif and a zip", Bytes.join(plain, Bytes.big().text("PK\3\4").array()), WIDTH, HEIGHT));
        samples.add(tooLarge("gif on a canvas of 65535 x 65535", Bytes.with(plain, 6, 255, 255, 255, 255)));
        samples.add(tooLarge("gif of 65535 x 65535", Bytes.with(plain, picture + 5, 255, 255, 255, 255)));
        samples.add(broken("gif on no canvas", Bytes.with(plain, 6, 0, 0)));
        samples.add(broken("gif of no height", Bytes.with(plain, picture + 7, 0, 0)));
        samples.add(broken("gif of code size 12", Bytes.with(plain, picture + 10, 12)));
        samples.add(broken(
                "gif of nothing",
                Bytes.big().text("GIF89a").u8(5, 0, 5, 0, 0, 0, 0, 0x3B).array()));
        samples.add(broken("gif of an unknown block", Bytes.with(plain, picture, 0x77)));
        byte[] noisy = Codecs.encode("gif", JpegCorpus.noise(80, 60));
        for (double share : new double[] {0.01, 0.1, 0.3, 0.5, 0.7, 0.95}) {
            samples.add(broken("gif cut at " + share, Bytes.cut(noisy, share)));
        }
        return samples;
    }

    private static int picture(byte[] file) {
        int palette = (file[10] & 0x80) == 0 ? 0 : 3 * (2 << (file[10] & 7));
        int at = 13 + palette;
        while (file[at] != 0x2C) {
            at += 2;
            while (file[at] != 0) {
                at += (file[at] & 255) + 1;
            }
            at++;
        }
        return at;
    }
}
