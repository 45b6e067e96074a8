package app.pentimento.image;

import java.util.Set;

/**
 * An upload that was checked and made ready for delivery.
 *
 * @param original the facts about the bytes as they came
 * @param delivered the facts about what people get: upright and without location data; the original where it is that
 *     already
 * @param leftOut what the original has beside the picture, and the latter has not
 * @param changes what was done to make the latter; empty where it is the original
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record PreparedUpload(
        ImageFile original,
        byte[] originalBytes,
        ImageFile delivered,
        byte[] deliveredBytes,
        Set<DeliveryChange> changes,
        Set<LeftOut> leftOut) {
    PreparedUpload {
        changes = Set.copyOf(changes);
        leftOut = Set.copyOf(leftOut);
    }
}
