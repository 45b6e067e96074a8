package app.pentimento.provenance;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
import org.jspecify.annotations.Nullable;

/** How a picture came about, in the words of the IPTC DigitalSourceType vocabulary (cv.iptc.org/newscodes). */
public enum SourceType {
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia"),
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
    HUMAN_EDITS("humanEdits"),
    DIGITAL_CREATION("digitalCreation");

    private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String word;

    SourceType(String word) {
        this.word = word;
    }

    /** The term's full URI, as it is written into files. */
    public String uri() {
        return VOCABULARY + word;
    }

    /** The URI that every copy of a picture has to state; null where AI had no part in it. */
    public static @Nullable String toState(Image image) {
        return image.aiLabel() == AiLabel.NONE
                ? null
                : of(image.aiLabel(), image.fromPhoto()).uri();
    }

    /**
     * The type that is true of a picture.
     *
     * @param label what AI did to it, over all its making
     * @param fromPhoto whether a photo is among what it was made from
     */
    public static SourceType of(AiLabel label, boolean fromPhoto) {
        return switch (label) {
            case GENERATED -> TRAINED_ALGORITHMIC_MEDIA;
            case EDITED -> COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
            case NONE -> fromPhoto ? HUMAN_EDITS : DIGITAL_CREATION;
        };
    }
}
