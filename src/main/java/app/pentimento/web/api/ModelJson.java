package app.pentimento.web.api;

import app.pentimento.model.ModelInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A model in the API. */
@Schema(name = "Model")
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
