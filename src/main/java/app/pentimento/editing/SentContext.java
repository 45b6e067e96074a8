package app.pentimento.editing;

import app.pentimento.model.SentPicture;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to the model for one turn, and why: for people to see.
 *
 * @param conversation whether earlier turns went along
 * @param earlierLeftOut whether there were turns before the first of these, of which nothing was sent
 * @param entries the earlier turns, oldest first, and last this turn itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SentContext(
        String turnId, String model, boolean conversation, boolean earlierLeftOut, List<Entry> entries) {
    public SentContext {
        entries = List.copyOf(entries);
    }

    /**
     * A turn of the context.
     *
     * @param extent {@code whole}, {@code words}, {@code left-out}, or {@code own} for the turn itself
     * @param why in a sentence
     * @param wordBytes what its words took
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(String turnId, String extent, String why, long wordBytes, List<Picture> pictures) {
        public Entry {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A picture of a turn.
     *
     * @param sent whether it went
     * @param why in a sentence
     * @param bytes its size
     * @param way {@code inline}, {@code uploaded} or {@code held}; null where the backend did not tell
     * @param sentBytes what was sent for it in this turn; null where the backend did not tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Picture(
            String imageId,
            boolean sent,
            String why,
            long bytes,
            @Nullable String way,
            @Nullable Long sentBytes) {}

    /** The same, with how each picture went out, as the backend told. */
    SentContext with(List<SentPicture> told) {
        Map<String, SentPicture> byId = new HashMap<>();
        told.forEach(picture -> byId.put(picture.imageId(), picture));
        List<Entry> completed = new ArrayList<>();
        for (Entry entry : entries) {
            List<Picture> pictures = entry.pictures().stream()
                    .map(picture -> completed(picture, byId.get(picture.imageId())))
                    .toList();
            completed.add(new Entry(entry.turnId(), entry.extent(), entry.why(), entry.wordBytes(), pictures));
        }
        return new SentContext(turnId, model, conversation, earlierLeftOut, completed);
    }

    private static Picture completed(Picture picture, @Nullable SentPicture told) {
        return told == null || !picture.sent()
                ? picture
                : new Picture(
                        picture.imageId(),
                        true,
                        picture.why(),
                        picture.bytes(),
                        told.way().name().toLowerCase(Locale.ROOT),
                        told.bytes());
    }
}
