package app.pentimento.web.api;

import app.pentimento.model.ModelInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model in the API.
 *
 * @param state offered, deprecated, retired or unknown: what the vendor's own list says, or what this version knows
 * @param retiredAt when its vendor switched it off, or said that it will
 * @param replacedBy the id of the model to use instead
 * @param checkedAt when the vendor was asked; null where only this version says so
 */
@Schema(name = "Model")
public record ModelJson(
        String id,
        String backend,
        String label,
        boolean available,
        @Nullable String unavailableReason,
        String state,
        @Nullable Instant retiredAt,
        @Nullable String replacedBy,
        @Nullable Instant checkedAt,
        ModelInfo.Capabilities capabilities,
        @Nullable MoneyJson pricePerImage,

        @com.fasterxml.jackson.annotation.JsonProperty("default")
        boolean standard) {
    static ModelJson of(ModelInfo model, boolean standard) {
        return new ModelJson(
                model.id(),
                model.backend(),
                model.label(),
                model.available(),
                model.unavailableReason(),
                model.lifecycle().state().word(),
                model.lifecycle().retiredAt(),
                model.lifecycle().replacedBy(),
                model.lifecycle().checkedAt(),
                model.capabilities(),
                model.pricePerImage() == null ? null : MoneyJson.usd(model.pricePerImage(), true),
                standard);
    }
}
