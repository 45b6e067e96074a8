package app.pentimento.web.api;

import app.pentimento.keep.Aligned;
import app.pentimento.keep.Kept;
import app.pentimento.keep.Reason;
import app.pentimento.keep.Region;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was kept of the working image in a picture that a generative model made from it. Where it is applied, every pixel
 * outside of {@code region} grown by {@code softEdge} is the working image's.
 */
@Schema(name = "Kept")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptJson(
        boolean applied,
        @Schema(description = "the share of the picture's pixels that are not the working image's own")
        double changedShare,

        @Nullable Region region,
        int softEdge,
        @Schema(description = "how the answer had to be laid over the working image, in its pixels")
        @Nullable Aligned aligned,

        @Schema(
                allowableValues = {
                    "chosen",
                    "prompt",
                    "not-found",
                    "reframed",
                    "mostly-changed",
                    "tones",
                    "redrawn",
                    "no-change",
                    "failed"
                })
        @Nullable
        String reason,

        @Nullable DriftJson drift) {
    /** What the answer changed although nobody asked for it: how much of the rest visibly, and by how many levels. */
    @Schema(name = "KeptDrift")
    record DriftJson(double share, double mean, boolean putBack) {}

    static @Nullable KeptJson of(@Nullable Kept kept) {
        if (kept == null) {
            return null;
        }
        Reason reason = kept.reason();
        Kept.Drift drift = kept.drift();
        return new KeptJson(
                kept.applied(),
                kept.changedShare(),
                kept.region(),
                kept.softEdge(),
                kept.aligned(),
                reason == null ? null : reason.word(),
                drift == null ? null : new DriftJson(drift.share(), drift.mean(), kept.applied()));
    }
}
