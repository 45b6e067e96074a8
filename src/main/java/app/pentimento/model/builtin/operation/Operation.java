package app.pentimento.model.builtin.operation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One thing done to a picture. The same operation on the same pixels gives the same pixels, always. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Exposure.class, name = "exposure"),
    @JsonSubTypes.Type(value = Contrast.class, name = "contrast"),
    @JsonSubTypes.Type(value = Warmth.class, name = "warmth"),
    @JsonSubTypes.Type(value = Saturation.class, name = "saturation"),
    @JsonSubTypes.Type(value = BlackAndWhite.class, name = "black-and-white"),
    @JsonSubTypes.Type(value = Sepia.class, name = "sepia"),
    @JsonSubTypes.Type(value = Invert.class, name = "invert"),
    @JsonSubTypes.Type(value = Blur.class, name = "blur"),
    @JsonSubTypes.Type(value = Sharpen.class, name = "sharpen"),
    @JsonSubTypes.Type(value = Crop.class, name = "crop"),
    @JsonSubTypes.Type(value = Trim.class, name = "trim"),
    @JsonSubTypes.Type(value = Rotate.class, name = "rotate"),
    @JsonSubTypes.Type(value = Flip.class, name = "flip"),
    @JsonSubTypes.Type(value = Resize.class, name = "resize"),
    @JsonSubTypes.Type(value = Border.class, name = "border"),
    @JsonSubTypes.Type(value = Write.class, name = "write"),
})
public interface Operation {
    /**
     * The picture after it. The given pixels may be written to and must not be used afterwards.
     *
     * @throws InterruptedException where the edit was cancelled
     */
    Pixels apply(Pixels pixels) throws InterruptedException;

    /** What this does, with its amounts, for the person who asked. */
    Said said();
}
