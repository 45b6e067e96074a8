package app.pentimento.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session's current branch.
 *
 * @param turns oldest first
 * @param earlier the turn before the first of these; null where the branch begins here
 * @param undo where undo moves the head: the parent's id, or empty for the beginning; null where there is nothing to
 *     undo
 * @param redo the newest turn after the head; null where there is none
 * @param redoPrompt what that turn asked for
 * @param offers what the newest answer offers to do next
 * @param strip the branch's pictures
 */
public record ConversationView(
        SessionView session,
        List<TurnView> turns,
        @Nullable String earlier,
        @Nullable String undo,
        @Nullable String redo,
        @Nullable String redoPrompt,
        List<String> offers,
        List<FrameView> strip) {

    /** A picture of the branch. */
    public record FrameView(String turnId, PictureView picture, boolean answer) {}

    public @Nullable String head() {
        return session.session().headTurnId();
    }

    /** The picture that the next edit is about: the last answer of the branch, or the first picture brought after it. */
    public @Nullable FrameView working() {
        if (strip.isEmpty() || strip.getLast().answer()) {
            return strip.isEmpty() ? null : strip.getLast();
        }
        String turn = strip.getLast().turnId();
        return strip.stream()
                .filter(frame -> frame.turnId().equals(turn))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a turn here is still under way. */
    public boolean underWay() {
        return turns.stream().anyMatch(turn -> !turn.ended());
    }
}
