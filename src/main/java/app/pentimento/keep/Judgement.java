package app.pentimento.keep;

import org.jspecify.annotations.Nullable;

/** Decides whether only the change goes into the picture, or the whole answer is the picture. */
final class Judgement {
    private static final double LEAST_LIKENESS = 0.5;
    private static final double LEAST_COVERED = 0.5;
    private static final double MOST_ZOOM = 1.19;
    private static final double MOST_SQUEEZE = 1.3;
    private static final double MOST_TURN = Math.toRadians(3);
    private static final double MOST_CHANGED = 0.5;
    private static final double MOST_CHANGED_WHERE_REST_STAYS = 0.8;
    private static final double MOST_TONE_SHIFT = 12;
    private static final double MOST_TONE_SHIFT_WHERE_REST_STAYS = 45;
    private static final double LEAST_STRUCTURE = 0.7;

    private Judgement() {}

    /** Why the whole answer is the picture; null where only the change goes in. */
    static @Nullable Reason against(Comparison compared, KeepMode mode, PromptWish wish) {
        if (mode == KeepMode.WHOLE) {
            return Reason.CHOSEN;
        }
        boolean chosen = mode == KeepMode.REST;
        if (!chosen && wish == PromptWish.CHANGE_ALL) {
            return Reason.PROMPT;
        }
        Comparison.Signs signs = compared.signs();
        Placement placement = compared.placement();
        Aligned aligned = compared.aligned();
        if (placement == null || aligned == null || signs.likeness() < (chosen ? 0.3 : LEAST_LIKENESS)) {
            return Reason.NOT_FOUND;
        }
        if (!chosen) {
            if (signs.covered() < LEAST_COVERED
                    || Math.abs(placement.turn()) > MOST_TURN) {
                return Reason.REFRAMED;
            }
            boolean rest = wish == PromptWish.KEEP_REST;
            if (signs.changed() > (rest ? MOST_CHANGED_WHERE_REST_STAYS : MOST_CHANGED)) {
                return Reason.MOSTLY_CHANGED;
            }
            if (signs.toneShift() > (rest ? MOST_TONE_SHIFT_WHERE_REST_STAYS : MOST_TONE_SHIFT)) {
                return Reason.TONES;
            }
            if (signs.structure() < LEAST_STRUCTURE) {
                return Reason.REDRAWN;
            }
        }
        return signs.changed() == 0 ? Reason.NO_CHANGE : null;
    }
}
