package app.pentimento.editing;

import app.pentimento.model.SentPicture;
import app.pentimento.model.SentRequest;
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
 * @param continuedFrom the turn up to which the vendor keeps the conversation; null where it keeps none of it
 * @param entries the earlier turns, oldest first, and last this turn itself
 * @param way how the earlier turns went: {@code repeated}, {@code continued} from what the vendor keeps, or
 *     {@code retold} in words; null where the backend did not tell
 * @param kept what the vendor keeps of it: {@code nothing}, {@code files} for up to 48 hours,
 *     {@code search} (all of it for 30 days, because the web was searched) or {@code conversation}; null where the backend did not tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SentContext(
        String turnId,
        String model,
        boolean conversation,
        boolean earlierLeftOut,
        @Nullable String continuedFrom,
        List<Entry> entries,
        @Nullable String way,
        @Nullable String kept) {
    public SentContext {
        entries = List.copyOf(entries);
    }

    /**
     * A turn of the context.
     *
     * @param extent {@code whole}, {@code words}, {@code left-out}, {@code held} by the vendor, or {@code own} for the
     *     turn itself
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

    /** The same, where the vendor keeps the conversation up to this turn; null for nothing. */
    SentContext continuedFrom(@Nullable String turn) {
        return new SentContext(turnId, model, conversation, earlierLeftOut, turn, entries, way, kept);
    }

    /** The same, with how it went out, as the backend told. */
    SentContext with(SentRequest told) {
        Map<String, SentPicture> byId = new HashMap<>();
        told.pictures().forEach(picture -> byId.put(picture.imageId(), picture));
        boolean continued = told.conversation() == SentRequest.Conversation.CONTINUED;
        List<Entry> completed = new ArrayList<>();
        for (Entry entry : entries) {
            boolean held = continued && continuedFrom != null && entry.turnId().compareTo(continuedFrom) <= 0;
            completed.add(held ? held(entry) : completed(entry, byId));
        }
        return new SentContext(
                turnId,
                model,
                conversation,
                earlierLeftOut,
                continuedFrom,
                completed,
                word(told.conversation()),
                word(told.kept()));
    }

    private static Entry held(Entry entry) {
        List<Picture> pictures = entry.pictures().stream()
                .map(picture ->
                        new Picture(picture.imageId(), false, "Kept by the vendor.", picture.bytes(), null, null))
                .toList();
        return new Entry(entry.turnId(), "held", "Kept by the vendor, so not sent again.", 0, pictures);
    }

    private static Entry completed(Entry entry, Map<String, SentPicture> told) {
        List<Picture> pictures = entry.pictures().stream()
                .map(picture -> completed(picture, told.get(picture.imageId())))
                .toList();
        return new Entry(entry.turnId(), entry.extent(), entry.why(), entry.wordBytes(), pictures);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
