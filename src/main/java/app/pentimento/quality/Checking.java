package app.pentimento.quality;

import app.pentimento.image.DecodingMemory;
import app.pentimento.image.Image;
import app.pentimento.image.Images;
import app.pentimento.image.Lineage;
import app.pentimento.image.StoredPixels;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.quality.ocr.Look;
import app.pentimento.quality.ocr.ReadLine;
import app.pentimento.quality.ocr.TextReader;
import app.pentimento.session.Turn;
import app.pentimento.session.Turns;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out about one picture what there is to find out. */
@Component
class Checking {
    /** Of a larger picture, rows and columns are left out evenly: of both pictures and the mask the same ones. */
    private static final long MOST_COMPARED = 4_000_000;

    private static final long MOST_READ = 16_000_000;
    private static final int BYTES_PER_PIXEL = 4;

    private final Images images;
    private final Turns turns;
    private final StoredPixels stored;
    private final DecodingMemory memory;

    Checking(Images images, Turns turns, StoredPixels stored, DecodingMemory memory) {
        this.images = images;
        this.turns = turns;
        this.stored = stored;
        this.memory = memory;
    }

    /**
     * The words on a picture beside those that were asked for; null where none were.
     *
     * @throws OnnxUnavailable where this machine cannot read text
     */
    @Nullable
    TextScore text(Image image, List<String> asked, TextReader reader) throws OnnxUnavailable {
        if (asked.isEmpty()) {
            return null;
        }
        BufferedImage picture = pixels(image, Math.min(MOST_READ, memory.all() / (3 * BYTES_PER_PIXEL)));
        try (DecodingMemory.Share share = memory.take(size(picture))) {
            return score(asked, picture, reader);
        }
    }

    /** Reads a picture from close by, and from afar where that does not give all; the better of the two counts. */
    static TextScore score(List<String> asked, BufferedImage picture, TextReader reader) throws OnnxUnavailable {
        TextScore best = TextScorer.score(asked, List.of());
        for (Look look : Look.values()) {
            List<String> lines =
                    reader.read(picture, look).stream().map(ReadLine::text).toList();
            TextScore score = TextScorer.score(asked, lines);
            if (score.score() > best.score()) {
                best = score;
            }
            if (best.score() == 1) {
                break;
            }
        }
        return best;
    }

    /** The change from the picture that it was made from; null where it was made from none. */
    @Nullable
    Drift drift(Image image) {
        Image before = images.lineage(image.id()).stream()
                .filter(from -> from.relation() == Lineage.Relation.PARENT)
                .map(Lineage::parent)
                .findFirst()
                .orElse(null);
        if (before == null) {
            return null;
        }
        Turn turn = image.turnId() == null ? null : turns.find(image.turnId()).orElse(null);
        Image mask = turn == null ? null : turn.mask();
        BufferedImage old = pixels(before, MOST_COMPARED);
        BufferedImage now = pixels(image, MOST_COMPARED);
        BufferedImage allowed = mask == null ? null : pixels(mask, MOST_COMPARED);
        try (DecodingMemory.Share share = memory.take(size(old) + size(now))) {
            return DriftMeter.measure(old, now, allowed);
        }
    }

    /** A picture without its visible label. */
    private BufferedImage pixels(Image image, long most) {
        return stored.atMost(image.master(), most);
    }

    private static long size(BufferedImage picture) {
        return (long) BYTES_PER_PIXEL * picture.getWidth() * picture.getHeight();
    }
}
