package app.pentimento.model.builtin.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How letters look, whatever they stand on.
 *
 * @param face the typeface with its weight
 * @param colour packed {@code 0xRRGGBB}; null takes white or nearly black, whichever reads better where they stand
 * @param colourName as people say the colour; null where none was asked for
 * @param outline around each letter; null is none
 * @param shadow null is as usual: a soft one, unless an outline sets the letters off
 * @param align how lines stand below each other; null is as the place has it
 */
public record Lettering(
        Face face,
        @Nullable Integer colour,
        @Nullable String colourName,
        @Nullable Effect outline,
        @Nullable Effect shadow,
        @Nullable Align align) {
    /** Letters of which nothing but the typeface was asked for. */
    public static Lettering of(Face face) {
        return new Lettering(face, null, null, null, null, null);
    }

    /** Letters in a colour; outlined in black or white, or else with a soft shadow. */
    public static Lettering of(Face face, @Nullable Integer colour, @Nullable String colourName, boolean outlined) {
        return new Lettering(face, colour, colourName, outlined ? Effect.ON : null, null, null);
    }

    /** The same without a shadow. */
    Lettering unshadowed() {
        return new Lettering(face, colour, colourName, outline, Effect.OFF, align);
    }

    boolean outlined() {
        return outline != null && outline.on();
    }

    /** Whether they have a shadow, where they have one unless asked otherwise. */
    public boolean shadowed() {
        return shadow == null ? !outlined() : shadow.on();
    }

    /** How lines stand at a place, from the left, 0, to the right, 1. */
    double across(Place place) {
        return align == null ? place.across() : align.across();
    }

    /** What was asked of their look, the typeface that these words are really set in first. */
    List<LocalizedMessage> message(String text) {
        List<LocalizedMessage> message =
                new ArrayList<>(List.of(face.showing(text).message()));
        if (colourName != null) {
            message.add(LocalizedMessage.of("colour." + colourName));
        }
        if (outline != null) {
            message.add(outline.message("outline"));
        }
        if (shadow != null) {
            message.add(shadow.message("shadow"));
        }
        if (align != null) {
            message.add(align.message());
        }
        return message;
    }
}
