package app.pentimento.image;

import app.pentimento.account.Person;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One picture that the server keeps. It never changes.
 *
 * @param turnId the turn that answered with it; null for an upload
 * @param model the model that answered with it; null for an upload
 * @param fromPhoto whether an upload is among what it was made from, or it is one itself; an upload that says that AI made
 *     all of it is no photo
 * @param delivered the file that people get: upright, without location data, labelled where AI made or changed it
 * @param source the file that came, byte for byte: the upload, or the model's answer
 * @param master what later edits start from, so that a label is never edited over: labelled in its metadata and signed,
 *     but without a visible label; of an upload, the file that is delivered, or, where that came from here, its master
 * @param leftOut what stands in the file that came beside the picture, and is not delivered
 * @param owner whose it is; null where there are no accounts
 */
public record Image(
        String id,
        Origin origin,
        Instant createdAt,
        @Nullable String turnId,
        @Nullable String model,
        AiLabel aiLabel,
        boolean fromPhoto,
        ImageFile delivered,
        ImageFile source,
        ImageFile master,
        Set<LeftOut> leftOut,
        @Nullable Person owner) {
    public Image {
        leftOut = Set.copyOf(leftOut);
    }
}
