package app.pentimento.export;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import java.util.Collection;

/** What AI did to several pictures taken together. */
final class CombinedAiLabel {
    private CombinedAiLabel() {}

    /** Generated where all of them were, none where AI had no part in any, edited otherwise. */
    static AiLabel of(Collection<Image> images) {
        if (images.stream().allMatch(image -> image.aiLabel() == AiLabel.NONE)) {
            return AiLabel.NONE;
        }
        return images.stream().allMatch(image -> image.aiLabel() == AiLabel.GENERATED)
                ? AiLabel.GENERATED
                : AiLabel.EDITED;
    }
}
