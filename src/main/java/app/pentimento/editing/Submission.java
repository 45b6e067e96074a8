package app.pentimento.editing;

import app.pentimento.account.Viewer;
import app.pentimento.image.NewImage;
import app.pentimento.session.PlainText;
import app.pentimento.session.TurnOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for.
 *
 * @param by who asks; may use the pictures that they see
 * @param imageIds pictures that the server has already, in their order
 * @param uploads pictures that came with the request and are kept already; they follow {@code imageIds}
 * @param maskId a mask that the server has already
 * @param maskUpload a mask that came with the request
 * @param parentId where to branch off; null to follow the session's head
 * @param model null for the standard one
 */
public record Submission(
        Viewer by,
        String sessionId,
        String prompt,
        List<String> imageIds,
        List<NewImage> uploads,
        @Nullable String maskId,
        @Nullable NewImage maskUpload,
        @Nullable String parentId,
        @Nullable String model,
        TurnOptions options) {
    public Submission {
        prompt = PlainText.clean(prompt);
        imageIds = List.copyOf(imageIds);
        uploads = List.copyOf(uploads);
    }
}
