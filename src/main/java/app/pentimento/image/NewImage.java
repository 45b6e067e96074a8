package app.pentimento.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture about to be kept; see {@link Image} for what the fields mean.
 *
 * @param lineage the pictures it was made from, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record NewImage(
        String id,
        Origin origin,
        @Nullable String turnId,
        @Nullable String model,
        AiLabel aiLabel,
        boolean fromPhoto,
        ImageFile delivered,
        byte[] deliveredBytes,
        ImageFile source,
        byte[] sourceBytes,
        List<Lineage> lineage) {
    public NewImage {
        lineage = List.copyOf(lineage);
    }
}
