package app.pentimento.web.api;

import app.pentimento.keep.Kept;
import app.pentimento.quality.PictureQuality;
import app.pentimento.session.Part;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer in the API: {@code text} where the kind is text, {@code image}, {@code caption} and, where it is
 * asked for and known, {@code quality} otherwise.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Part")
public record PartJson(
        int index,
        @Schema(allowableValues = {"text", "image"}) String kind,
        @Nullable String text,
        @Nullable ImageJson image,
        @Nullable String caption,
        @Nullable QualityJson quality) {
    /**
     * A part.
     *
     * @param quality what is known of it; null for nothing yet
     * @param kept what was kept in it of its working image; null where that is no question
     */
    static PartJson of(Part part, @Nullable PictureQuality quality, @Nullable Kept kept) {
        return switch (part) {
            case Part.Text text -> new PartJson(text.index(), "text", text.text(), null, null, null);
            case Part.Picture picture ->
                new PartJson(
                        picture.index(),
                        "image",
                        null,
                        ImageJson.of(picture.image(), kept),
                        picture.caption(),
                        QualityJson.of(quality));
        };
    }
}
