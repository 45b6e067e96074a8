package app.pentimento.editing.answer;

import app.pentimento.image.Image;
import app.pentimento.image.Images;
import app.pentimento.model.EditStack;
import app.pentimento.model.InputImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The edit stacks that models left with their pictures. */
@Component
public class EditStacks {
    private final JdbcClient jdbc;
    private final Images images;

    EditStacks(JdbcClient jdbc, Images images) {
        this.jdbc = jdbc;
        this.images = images;
    }

    /** An edit stack as it was kept. */
    public record Kept(@Nullable Image original, String steps) {}

    /** The edit stack of a picture. */
    public Optional<Kept> of(String imageId) {
        return jdbc.sql("select original_id, steps from image_edit_stack where image_id = :image")
                .param("image", imageId)
                .query((row, number) -> new Row(row.getString(1), row.getString(2)))
                .optional()
                .flatMap(row -> row.originalId() == null
                        ? Optional.of(new Kept(null, row.steps()))
                        : images.find(row.originalId()).map(original -> new Kept(original, row.steps())));
    }

    /** Keeps the edit stack of a picture that the caller's transaction adds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String imageId, EditStack editStack) {
        if (editStack.steps().length() > EditStack.MAX_STEPS) {
            return; // the picture stands on its own: later edits start from it instead of from the original
        }
        InputImage original = editStack.original();
        jdbc.sql("insert into image_edit_stack (image_id, original_id, steps) values (:image, :original, :steps)")
                .param("image", imageId)
                .param("original", original == null ? null : original.imageId())
                .param("steps", editStack.steps())
                .update();
    }

    private record Row(@Nullable String originalId, String steps) {}
}
