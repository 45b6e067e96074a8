package app.pentimento.web.page;

import app.pentimento.model.ImageModel;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Prices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A model as the picker shows it.
 *
 * @param name for people, in the page's language
 * @param standard whether it answers when nobody chose
 * @param chosen whether it is selected
 */
public record ModelView(ModelInfo info, String name, boolean standard, boolean chosen) {
    static ModelView of(ImageModel model, String name, String standard, String chosen) {
        String id = model.info().id();
        return new ModelView(model.info(), name, id.equals(standard), id.equals(chosen));
    }

    /** What one picture costs, such as {@code $0.04}; null where that is unknown or nothing. */
    public @Nullable String price() {
        BigDecimal price = info.pricePerImage();
        return price == null || price.signum() == 0 ? null : Prices.about(price);
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
