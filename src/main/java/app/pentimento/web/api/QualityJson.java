package app.pentimento.web.api;

import app.pentimento.quality.Drift;
import app.pentimento.quality.PictureQuality;
import app.pentimento.quality.Shift;
import app.pentimento.quality.TextScore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found out about a picture of an answer, in the API. */
@Schema(name = "Quality")
public record QualityJson(
        @Schema(description = "null where no writing was asked for, or it could not be read") @Nullable
        TextJson text,

        @Schema(description = "null where the picture was made from no other, or the two could not be compared")
        @Nullable
        DriftJson drift,

        @Schema(description = "why something could not be found out; null where all was") @Nullable
        String problem) {

    /** The writing on it beside what was asked for. */
    @Schema(name = "TextScore")
    public record TextJson(
            @Schema(description = "each piece of writing that was asked for")
            List<String> asked,

            @Schema(description = "what was read in place of each")
            List<String> read,

            @Schema(
                    description = "accuracy of the characters, from 0 to 1: 1 less the edit distance as a share of the"
                            + " longer text; capitals, white space and widths do not count")
            double score) {}

    /** How much it differs from the picture that it was made from. */
    @Schema(name = "Drift")
    public record DriftJson(
            @Schema(description = "it has another shape, so that only the sizes can be compared")
            boolean reframed,

            @Schema(description = "share of the picture whose colour changed visibly, from 0 to 1; null where reframed")
            @Nullable
            Double changed,

            @Schema(description = "mean colour difference, delta E*ab (CIE 1976); null where reframed") @Nullable
            Double colourDifference,

            @Schema(description = "structural similarity (SSIM) of the brightness, 1 for the same; null where reframed")
            @Nullable
            Double structure,

            @Schema(description = "what changed where the mask allowed nothing to; null without a mask") @Nullable
            OutsideJson outsideMask,

            @Schema(
                    description = "how far all of the picture stands from where it stood; the changes are measured from"
                            + " there. Null where it did not move")
            @Nullable
            MovedJson moved) {}

    /** How far a picture moved as a whole. */
    @Schema(name = "Moved")
    public record MovedJson(
            @Schema(description = "to the right, in pixels") int across,
            @Schema(description = "downwards, in pixels") int down) {}

    /** What changed outside the mask. */
    @Schema(name = "DriftOutsideMask")
    public record OutsideJson(double changed, double colourDifference) {}

    /** What is known of a picture; null while nothing is. */
    static @Nullable QualityJson of(@Nullable PictureQuality quality) {
        if (quality == null || !quality.checked()) {
            return null;
        }
        TextScore text = quality.text();
        return new QualityJson(
                text == null ? null : new TextJson(text.asked(), text.read(), text.score()),
                of(quality.drift()),
                quality.problem() == null ? null : quality.problem().sentence());
    }

    private static @Nullable DriftJson of(@Nullable Drift drift) {
        if (drift == null) {
            return null;
        }
        Drift.Change whole = drift.whole();
        Drift.Change outside = drift.outsideMask();
        Shift moved = drift.moved();
        return new DriftJson(
                drift.reframed(),
                whole == null ? null : whole.share(),
                whole == null ? null : whole.difference(),
                drift.structure(),
                outside == null ? null : new OutsideJson(outside.share(), outside.difference()),
                moved == null ? null : new MovedJson(moved.across(), moved.down()));
    }
}
