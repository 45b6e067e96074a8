package app.pentimento.web.api;

import app.pentimento.keep.KeepMode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /images/{id}/keep}. */
record KeepRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = {"rest", "whole"})
        @Nullable
        String mode,

        @Schema(description = "what of the answer is wanted, where it is not what was found: white on a picture of the"
                + " working image's size")
        @Nullable
        String maskImageId) {
    /** @throws InvalidRequest where the mode is none that can be asked for */
    KeepMode wanted() {
        return KeepMode.ofWord(mode == null ? "" : mode)
                .filter(one -> one != KeepMode.AUTO)
                .orElseThrow(() -> new InvalidRequest("mode", "mode must be rest or whole."));
    }
}
