package app.pentimento.web.api;

import app.pentimento.model.ModelInfo;
import org.jspecify.annotations.Nullable;

/** A model in the API. */
public record ModelJson(
        String id,
        String backend,
        String label,
        boolean available,
        @Nullable String unavailableReason,
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
                model.capabilities(),
                model.pricePerImage() == null ? null : MoneyJson.usd(model.pricePerImage(), true),
                standard);
    }
}
