package app.pentimento.image;

import java.util.Set;

/**
 * What an upload's own file tells of its making, and how that goes on in the copy that is delivered. A seam: labels and
 * manifests belong to another package.
 */
public interface UploadProvenance {
    /**
     * What the file says that AI did; {@link AiLabel#NONE} where it says nothing.
     *
     * @param mediaType true of the bytes
     */
    AiLabel label(byte[] bytes, String mediaType);

    /**
     * The delivered copy, telling what the original told and what was done since; the same array where there is nothing
     * to tell.
     *
     * @param changes what was done to the original to make the copy; not empty
     * @throws CarryOverException where the copy cannot be made to tell it; it must not be delivered then
     */
    byte[] carriedOn(FileContent original, FileContent copy, Set<DeliveryChange> changes);
}
