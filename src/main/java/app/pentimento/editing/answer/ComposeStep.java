package app.pentimento.editing.answer;

import app.pentimento.editing.region.RegionEdits;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import org.springframework.stereotype.Component;

/** Puts the answer to a part of a picture back into the picture; any other answer is the picture. */
@Component
class ComposeStep {
    private final RegionEdits regions;

    ComposeStep(RegionEdits regions) {
        this.regions = regions;
    }

    /**
     * The whole picture.
     *
     * @throws app.pentimento.image.ImageRejected where the answer cannot be read, or there is not memory enough
     */
    FileContent compose(AnswerBasis basis, FileContent answer) throws InterruptedException {
        Image working = basis.workingImage();
        Image mask = basis.mask();
        if (mask == null || working == null) {
            return answer;
        }
        return regions.putBack(working, mask, basis.cutRatio(), answer.bytes());
    }
}
