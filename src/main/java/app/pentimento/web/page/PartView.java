package app.pentimento.web.page;

import app.pentimento.session.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer as the page shows it.
 *
 * @param html the words, escaped and laid out; null for a picture
 * @param picture null for words
 * @param caption the picture's, for under it; null where the words right before it say it already
 * @param alternative the picture's caption, for those who do not see it; null where it has none
 */
public record PartView(
        int index,
        @Nullable String html,
        @Nullable PictureView picture,
        @Nullable String caption,
        @Nullable String alternative) {
    static List<PartView> of(List<Part> parts) {
        List<PartView> views = new ArrayList<>();
        String said = "";
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> {
                    views.add(new PartView(text.index(), Markdown.html(text.text()), null, null, null));
                    said = text.text();
                }
                case Part.Picture picture -> {
                    String caption = picture.caption();
                    boolean repeats = caption != null && said.contains(caption);
                    views.add(new PartView(
                            picture.index(), null, PictureView.of(picture.image()), repeats ? null : caption, caption));
                    said = "";
                }
            }
        }
        return views;
    }
}
