package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Align;
import app.pentimento.model.builtin.operation.Effect;
import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.TextOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said of the look of some words. What was not said stays as it is.
 *
 * @param face the typeface
 * @param bold its weight
 * @param ink the colour of the letters
 * @param ground the colour of a poster's ground
 * @param loose a colour of which it was not said what it is for: of a poster it is the ground's
 * @param outline that is to be there or not
 * @param shadow that is to be there or not
 * @param align of the lines, or the side that all goes to where no place was said
 * @param place where they are to stand
 * @param rows how far they are to go down from where they stand: half the picture, or up
 * @param refused what cannot be had, by keys in the bundle
 */
record Letterings(
        @Nullable Face face,
        @Nullable Boolean bold,
        @Nullable Token ink,
        @Nullable Token ground,
        @Nullable Token loose,
        @Nullable Effect outline,
        @Nullable Effect shadow,
        @Nullable Align align,
        @Nullable Place place,
        double rows,
        List<String> refused) {
    private static final List<String> FACES =
            List.of("make the text serif", "make the text handwritten", "make the text bold");
    private static final List<String> FACES_CHINESE = List.of("文字用衬线体", "文字用手写体", "文字加粗");
    private static final List<String> EFFECTS =
            List.of("give the text a black outline", "make the text bold", "take the shadow off the text");
    private static final List<String> EFFECTS_CHINESE = List.of("文字加黑色描边", "文字加粗", "去掉文字的阴影");

    /** Nothing but what cannot be had. */
    static Letterings refused(String key) {
        return new Letterings(null, null, null, null, null, null, null, null, null, 0, List.of(key));
    }

    /** Whether anything was said that can be done. */
    boolean any() {
        return face != null
                || bold != null
                || ink != null
                || ground != null
                || loose != null
                || outline != null
                || shadow != null
                || align != null
                || place != null
                || rows != 0;
    }

    /** What cannot be had, with what can. */
    List<EditIntent> refusals(boolean chinese) {
        return refused.stream()
                .<EditIntent>map(key -> new EditIntent.Not(
                        "", EditIntent.Why.INCOMPLETE, LocalizedMessage.of(key), readings(key, chinese)))
                .toList();
    }

    private static List<String> readings(String key, boolean chinese) {
        boolean effects = key.equals("letters.underline") || key.equals("letters.strength");
        return effects ? chinese ? EFFECTS_CHINESE : EFFECTS : chinese ? FACES_CHINESE : FACES;
    }

    /**
     * Some words after it.
     *
     * @param letters whether a loose colour is that of the letters, also on a poster
     */
    TextOperation on(TextOperation old, boolean letters) {
        boolean paper = old instanceof Poster && !letters;
        Token colour = ink == null && !paper ? loose : ink;
        Token painted = ground == null && paper ? loose : ground;
        TextOperation restyled = old.with(old.text(), place(old.place()), letters(old.letters(), colour));
        return restyled instanceof Poster poster && painted != null
                ? poster.on((int) painted.value(), painted.id())
                : restyled;
    }

    private Lettering letters(Lettering old, @Nullable Token colour) {
        Face wanted = face == null ? old.face() : face;
        Face weighed = bold == null ? wanted : bold ? wanted.bold() : wanted.regular();
        return new Lettering(
                weighed,
                colour == null ? old.colour() : Integer.valueOf((int) colour.value()),
                colour == null ? old.colourName() : colour.id(),
                outline == null ? old.outline() : outline,
                shadow == null || (shadow.equals(Effect.ON) && old.shadowed()) ? old.shadow() : shadow,
                align == null ? old.align() : place == null && rows == 0 ? null : align);
    }

    private @Nullable Place place(@Nullable Place old) {
        Place from = place == null ? old : place;
        if (from == null && align == null && rows == 0) {
            return null;
        }
        Place at = from == null ? Place.CENTRE : from;
        if (align != null && place == null) {
            at = Place.at(align.across(), at.down());
        }
        return rows == 0 ? at : Place.at(at.across(), Math.clamp(at.down() + rows, 0, 1));
    }
}
