package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.editing.SentContext;
import app.pentimento.session.Turns;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to the model for one turn, item by item, as the page shows it.
 *
 * @param way the last part of the message key that says how the earlier turns went; null where that was not told
 * @param kept the last part of the message key that says what the vendor keeps; null where that was not told
 */
public record SentView(
        List<Entry> entries, @Nullable String way, @Nullable String kept) {
    /**
     * A turn of what was sent.
     *
     * @param prompt what it asked for; empty where it is gone
     * @param why it went or did not, in a sentence
     * @param size of its words; null where none went
     */
    public record Entry(String prompt, String why, @Nullable String size, List<Picture> pictures) {}

    /**
     * A picture of such a turn.
     *
     * @param way the last part of the message key that says how it went; null where that was not told
     * @param size what was sent for it
     */
    public record Picture(
            String imageId,
            boolean sent,
            String why,
            @Nullable String way,
            @Nullable String size) {}

    static SentView of(Viewer viewer, SentContext context, Turns turns) {
        Map<String, String> prompts = turns.prompts(
                viewer,
                context.entries().stream().map(SentContext.Entry::turnId).toList());
        return new SentView(
                context.entries().stream()
                        .map(entry -> new Entry(
                                prompts.getOrDefault(entry.turnId(), ""),
                                entry.why(),
                                entry.wordBytes() == 0 ? null : FactsView.size(entry.wordBytes()),
                                entry.pictures().stream().map(SentView::picture).toList()))
                        .toList(),
                context.conversation() ? context.way() : null,
                context.kept());
    }

    private static Picture picture(SentContext.Picture picture) {
        Long bytes = picture.sentBytes();
        return new Picture(
                picture.imageId(),
                picture.sent(),
                picture.why(),
                picture.way(),
                bytes == null ? null : FactsView.size(bytes));
    }
}
