package app.pentimento.web.page;

import app.pentimento.model.ImageModel;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelInfo;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A model as the picker shows it.
 *
 * @param name for people, in the page's language
 */
public record ModelView(ModelInfo info, String name, boolean standard) {
    static ModelView of(ImageModel model, String name, String standard) {
        return new ModelView(model.info(), name, model.info().id().equals(standard));
    }

    /** What one picture costs, such as {@code $0.04}; null where that is unknown or nothing. */
    public @Nullable String price() {
        BigDecimal price = info.pricePerImage();
        return price == null || price.signum() == 0 ? null : Dollars.roughly(price);
    }

    /** Whether its vendor said that it will end. */
    public boolean deprecated() {
        return info.lifecycle().state() == Lifecycle.State.DEPRECATED;
    }

    /** Whether its vendor offers it, and this version knows nothing else of it. */
    public boolean discovered() {
        return info.lifecycle().state() == Lifecycle.State.UNKNOWN;
    }

    public boolean builtin() {
        return info.backend().equals("builtin");
    }
}
