package app.pentimento.image;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A picture whose bytes are kept, and whose row is still to come; see {@link Image} for what the fields mean.
 *
 * @param lineage the pictures it was made from, in their order
 */
public record NewImage(
        String id,
        Origin origin,
        @Nullable String turnId,
        @Nullable String model,
        AiLabel aiLabel,
        boolean fromPhoto,
        ImageFile delivered,
        ImageFile source,
        ImageFile master,
        List<Lineage> lineage,
        Set<LeftOut> leftOut) {
    public NewImage {
        lineage = List.copyOf(lineage);
        leftOut = Set.copyOf(leftOut);
    }
}
