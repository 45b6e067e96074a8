package app.pentimento.provenance;

import app.pentimento.provenance.visible.VisibleLabel;
import org.jspecify.annotations.Nullable;

/**
 * A picture with all its labels but the signed manifests.
 *
 * @param mediaType of both copies
 * @param master without a visible label
 * @param rendition with the visible label; null where none is due
 * @param visible the label that was drawn; null where none is due
 */
public record UnsignedPicture(
        String mediaType,
        Copy master,
        @Nullable Copy rendition,
        @Nullable VisibleLabel visible) {
    /**
     * A file to be signed.
     *
     * @param instanceId its {@code xmpMM:InstanceID}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Copy(byte[] bytes, String instanceId) {}
}
