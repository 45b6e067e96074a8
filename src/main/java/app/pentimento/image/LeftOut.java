package app.pentimento.image;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in an uploaded file beside the picture that people get, and is not in what is delivered. */
public enum LeftOut {
    /** A film behind the picture: a motion photo. */
    FILM,
    /** What makes the picture brighter on HDR displays (Ultra HDR, ISO 21496-1, Apple). */
    GAIN_MAP,
    /** Other whole pictures: the second eye, a larger preview, the other shots of a burst, further pages. */
    OTHER_PICTURES,
    /** All of an animation but its first picture. */
    ANIMATION,
    /** A colour profile that cannot be read. */
    COLOUR_PROFILE;

    /** The word for it in the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** These as the database keeps them; null where there are none. */
    static @Nullable String words(Collection<LeftOut> some) {
        return some.isEmpty() ? null : some.stream().map(LeftOut::word).collect(Collectors.joining(" "));
    }

    static Set<LeftOut> ofWords(@Nullable String words) {
        Set<LeftOut> some = EnumSet.noneOf(LeftOut.class);
        if (words != null) {
            for (String word : words.split(" ", -1)) {
                some.add(valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        return some;
    }
}
