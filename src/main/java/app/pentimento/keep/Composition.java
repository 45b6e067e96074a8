package app.pentimento.keep;

import org.jspecify.annotations.Nullable;

/**
 * What came of laying an answer over its working image.
 *
 * @param kept what was kept
 * @param area a PNG, white where the answer changed the picture; null where that is not known
 * @param drift a PNG of how much the answer differs where nothing was asked to change; null where that is not known
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Composition(Kept kept, byte @Nullable [] area, byte @Nullable [] drift) {
    /** The whole answer, of which nothing is known but why. */
    public static Composition whole(Reason reason) {
        return new Composition(Kept.whole(reason), null, null);
    }
}
