package app.pentimento.web.page;

import app.pentimento.quality.Drift;
import app.pentimento.quality.PictureQuality;
import app.pentimento.quality.Shift;
import app.pentimento.quality.TextScore;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a picture of an answer, in words for the page.
 *
 * @param doneHere whether this node checks pictures
 */
public record QualityView(PictureQuality quality, boolean doneHere) {
    /** Whether it is still being found out. */
    public boolean pending() {
        return doneHere && !quality.checked();
    }

    /** Whether it waits for another node, or for another time. */
    public boolean left() {
        return !doneHere && !quality.checked();
    }

    /** How well the words on it are those that were asked for; null where none were. */
    public @Nullable TextScore text() {
        return quality.text();
    }

    /** The message that says how well, with the percent and what was read. */
    public String textKey() {
        TextScore text = quality.text();
        if (text == null || read().isEmpty()) {
            return "facts.text.nothing";
        }
        return text.score() == 1 ? "facts.text.whole" : "facts.text.score";
    }

    /** The score in whole percent; 100 only where everything is right. */
    public int textPercent() {
        return quality.text() == null ? 0 : (int) Math.floor(quality.text().score() * 100);
    }

    /** What was read, piece by piece. */
    public String read() {
        TextScore text = quality.text();
        return text == null
                ? ""
                : String.join(
                        " / ",
                        text.read().stream().filter(words -> !words.isEmpty()).toList());
    }

    /** How much changed; null where there is nothing to compare it with. */
    public @Nullable Drift drift() {
        return quality.drift();
    }

    /** The message that says how much of the picture changed. */
    public String changedKey() {
        Drift.Change whole = whole();
        return "facts.changed." + (whole == null ? "reframed" : amount(whole));
    }

    /** The message that says what changed outside the mask; null without a mask. */
    public @Nullable String outsideKey() {
        Drift.Change outside = outside();
        return outside == null ? null : "facts.outside." + amount(outside);
    }

    /** The share that changed, in whole percent. */
    public int changedPercent() {
        return percent(whole());
    }

    /** The share that changed outside the mask, in whole percent. */
    public int outsidePercent() {
        return percent(outside());
    }

    /** The mean difference in colour, such as {@code 3.2}; null where it is not known. */
    public @Nullable String difference() {
        Drift.Change whole = whole();
        return whole == null ? null : String.format(Locale.ROOT, "%.1f", whole.difference());
    }

    /** How much of the drawing is kept, in whole percent. */
    public long structurePercent() {
        Double structure = quality.drift() == null ? null : quality.drift().structure();
        return structure == null ? 0 : Math.round(Math.max(0, structure) * 100);
    }

    /** How far the whole picture moved, in whole pixels; null where it did not. */
    public @Nullable Long movedPixels() {
        Shift moved = quality.drift() == null ? null : quality.drift().moved();
        return moved == null ? null : Math.round(moved.length());
    }

    /** The message that says why something is not known; null where all is. */
    public @Nullable String problemKey() {
        return quality.problem() == null
                ? null
                : "facts.problem." + quality.problem().word();
    }

    private Drift.@Nullable Change whole() {
        return quality.drift() == null ? null : quality.drift().whole();
    }

    private Drift.@Nullable Change outside() {
        return quality.drift() == null ? null : quality.drift().outsideMask();
    }

    private static String amount(Drift.Change change) {
        if (change.none()) {
            return "none";
        }
        return percent(change) == 0 ? "little" : "share";
    }

    private static int percent(Drift.@Nullable Change change) {
        return change == null ? 0 : (int) Math.round(change.share() * 100);
    }
}
