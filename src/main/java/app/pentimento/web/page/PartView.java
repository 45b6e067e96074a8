package app.pentimento.web.page;

import app.pentimento.model.Offers;
import app.pentimento.session.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer as the page shows it.
 *
 * @param html the words, escaped and laid out; null for a picture
 * @param picture null for words
 * @param offers wordings that the words offer, each to be sent by one click
 * @param caption the picture's, for under it; null where the words right before it say it already
 * @param alternative the picture's caption, for those who do not see it; null where it has none
 */
public record PartView(
        int index,
        @Nullable String html,
        @Nullable PictureView picture,
        List<String> offers,
        @Nullable String caption,
        @Nullable String alternative) {
    public PartView {
        offers = List.copyOf(offers);
    }

    /** @param offering whether the model that said the parts offers wordings */
    static List<PartView> of(List<Part> parts, boolean offering) {
        List<PartView> views = new ArrayList<>();
        String said = "";
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> {
                    List<String> offers = offering ? Offers.in(text.text()) : List.of();
                    String words = offers.isEmpty() ? text.text() : Offers.without(text.text());
                    views.add(new PartView(text.index(), Prose.html(words), null, offers, null, null));
                    said = text.text();
                }
                case Part.Picture picture -> {
                    String caption = picture.caption();
                    boolean repeats = caption != null && said.contains(caption);
                    views.add(new PartView(
                            picture.index(),
                            null,
                            PictureView.of(picture.image()),
                            List.of(),
                            repeats ? null : caption,
                            caption));
                    said = "";
                }
            }
        }
        return views;
    }
}
