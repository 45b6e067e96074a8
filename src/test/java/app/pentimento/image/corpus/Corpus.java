package app.pentimento.image.corpus;

import java.util.ArrayList;
import java.util.List;

/** Every sample, the same at every run. */
public final class Corpus {
    private static final List<Sample> SAMPLES = make();

    private Corpus() {}

    public static List<Sample> samples() {
        return SAMPLES;
    }

    private static List<Sample> make() {
        List<Sample> samples = new ArrayList<>();
        samples.addAll(new JpegCorpus().make());
        samples.addAll(new PngCorpus().make());
        samples.addAll(new GifCorpus().make());
        samples.addAll(new BmpCorpus().make());
        samples.addAll(new TiffCorpus().make());
        samples.addAll(ForeignCorpus.make());
        samples.addAll(HeifCorpus.make());
        if (Codecs.writesWebp()) {
            samples.addAll(new WebpCorpus().make());
        }
        return List.copyOf(samples);
    }
}
