package app.pentimento.keep;

import org.jspecify.annotations.Nullable;

/**
 * What was kept of the working image in a picture that a generative model made from it.
 *
 * @param applied whether only the change was taken from the model's answer; otherwise the picture is the whole answer
 * @param reason why the picture is the whole answer, or that a person chose; null where it needs none
 * @param changedShare of the picture's pixels those that are not the working image's own, from 0 to 1
 * @param region around what was taken; null where none was found
 * @param softEdge how far the soft edge reaches beyond the region, in pixels; beyond it every pixel is the working image's
 * @param aligned how the answer had to be laid over the working image; null where it could not be
 * @param drift what the answer changed although nobody asked for it; null where that is not known
 * @param brushed whether a person drew the area
 */
public record Kept(
        boolean applied,
        @Nullable Reason reason,
        double changedShare,
        @Nullable Region region,
        int softEdge,
        @Nullable Aligned aligned,
        @Nullable Drift drift,
        boolean brushed) {
    /**
     * What an answer changed outside of what was asked for.
     *
     * @param share how much of that it changed visibly, from 0 to 1
     * @param mean how far its colours were moved there, in levels from 0 to 255
     */
    public record Drift(double share, double mean) {}

    /** The whole answer, of which nothing is known but why. */
    public static Kept whole(Reason reason) {
        return new Kept(false, reason, 1, null, 0, null, null, false);
    }
}
