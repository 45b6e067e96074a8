package app.pentimento.web.page;

import app.pentimento.session.Part;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer as the page shows it.
 *
 * @param html the words, escaped and laid out; null for a picture
 * @param picture null for words
 */
public record PartView(
        int index,
        @Nullable String html,
        @Nullable PictureView picture,
        @Nullable String caption) {
    static PartView of(Part part) {
        return switch (part) {
            case Part.Text text -> new PartView(text.index(), Prose.html(text.text()), null, null);
            case Part.Picture picture ->
                new PartView(picture.index(), null, PictureView.of(picture.image()), picture.caption());
        };
    }
}
