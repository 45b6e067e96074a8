package app.pentimento.editing.answer;

import app.pentimento.editing.region.RegionEdits;
import app.pentimento.image.DamagedFile;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.ImageRejected;
import app.pentimento.keep.Composition;
import app.pentimento.keep.KeepMode;
import app.pentimento.keep.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the answer to a part of a picture back into the picture, and of a whole answer only what was asked for; any other
 * answer is the picture.
 */
@Component
class ComposeStep {
    private static final Logger log = LoggerFactory.getLogger(ComposeStep.class);

    private final RegionEdits regions;
    private final RestKeeper rest;

    ComposeStep(RegionEdits regions, RestKeeper rest) {
        this.regions = regions;
        this.rest = rest;
    }

    /**
     * A whole picture.
     *
     * @param composition what was kept of the working image; null where that is no question
     */
    record Whole(FileContent picture, @Nullable Composition composition) {}

    /**
     * The whole picture.
     *
     * @param generative whether a generative model gave the answer
     * @throws app.pentimento.image.ImageRejected where the answer cannot be read, or there is not memory enough
     */
    Whole compose(AnswerBasis basis, FileContent answer, boolean generative) throws InterruptedException {
        Image working = basis.workingImage();
        Image mask = basis.mask();
        if (working != null && mask != null) {
            return new Whole(regions.putBack(working, mask, basis.cutRatio(), answer.bytes()), null);
        }
        if (working == null || !generative || basis.turn().mask() != null) {
            return new Whole(answer, null);
        }
        return kept(basis, working, answer);
    }

    /** Where the two cannot be compared, the picture is what was paid for. */
    private Whole kept(AnswerBasis basis, Image working, FileContent answer) throws InterruptedException {
        String chosen = basis.turn().options().keep();
        KeepMode mode = chosen == null ? KeepMode.AUTO : KeepMode.ofWord(chosen).orElse(KeepMode.AUTO);
        try {
            RestKeeper.Result result =
                    rest.keep(working, answer, mode, basis.turn().prompt());
            return new Whole(result.picture(), result.composition());
        } catch (ImageRejected e) {
            if (e.reason() == ImageRejected.Reason.OVERLOADED) {
                throw e;
            }
            log.warn("An answer could not be compared with its working image. {}", e.getMessage());
        } catch (DamagedFile | IllegalStateException | IndexOutOfBoundsException | ArithmeticException e) {
            log.error("An answer could not be compared with its working image", e);
        }
        return new Whole(answer, Composition.whole(Reason.FAILED));
    }
}
