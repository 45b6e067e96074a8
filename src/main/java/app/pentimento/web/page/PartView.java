package app.pentimento.web.page;

import app.pentimento.keep.Kept;
import app.pentimento.keep.Reason;
import app.pentimento.session.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer as the page shows it.
 *
 * @param html the words, escaped and laid out; null for a picture
 * @param picture null for words
 * @param caption the picture's, for under it; null where the words right before it say it already
 * @param alternative the picture's caption, for those who do not see it; null where it has none
 * @param composed whether only the change was taken from the answer, and the whole can be added
 */
public record PartView(
        int index,
        @Nullable String html,
        @Nullable PictureView picture,
        @Nullable String caption,
        @Nullable String alternative,
        boolean composed) {
    /** @param kept what was kept in the pictures of their working images, by id */
    static List<PartView> of(List<Part> parts, Map<String, Kept> kept) {
        List<PartView> views = new ArrayList<>();
        boolean offered = wholesWanted(parts, kept) > 0;
        String said = "";
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> {
                    views.add(new PartView(text.index(), Prose.html(text.text()), null, null, null, false));
                    said = text.text();
                }
                case Part.Picture picture -> {
                    String caption = picture.caption();
                    boolean repeats = caption != null && said.contains(caption);
                    Kept how = kept.get(picture.image().id());
                    views.add(new PartView(
                            picture.index(),
                            null,
                            PictureView.of(picture.image()),
                            repeats ? null : caption,
                            caption,
                            offered && how != null && how.applied()));
                    said = "";
                }
            }
        }
        return views;
    }

    /** For how many pictures of the turn the whole answer is not there yet. */
    private static int wholesWanted(List<Part> parts, Map<String, Kept> kept) {
        int wanted = 0;
        for (Part part : parts) {
            Kept how = part instanceof Part.Picture picture
                    ? kept.get(picture.image().id())
                    : null;
            if (how != null && how.applied()) {
                wanted++;
            } else if (how != null && how.reason() == Reason.CHOSEN) {
                wanted--;
            }
        }
        return wanted;
    }
}
