package app.pentimento.editing;

import app.pentimento.image.Image;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a {@link ContextChoice}, after the newest turn of which the vendor keeps the answer and all before it.
 *
 * @param turn that turn
 * @param answerId the vendor's id of its answer
 * @param rest what came after it, all of it to be retold
 */
record ContinuedChoice(Turn turn, String answerId, ContextChoice rest) {

    /** Null where the vendor keeps nothing of this branch. */
    static @Nullable ContinuedChoice of(ContextChoice choice, ContextChoice.Available available) {
        List<ContextChoice.Chosen> turns = choice.turns();
        for (int i = turns.size() - 1; i >= 0; i--) {
            PastTurn past = turns.get(i).past();
            Turn turn = past.turn();
            String answerId = turn.origin().answerId();
            boolean whole = turn.status() == TurnStatus.SUCCEEDED;
            if (answerId != null && whole && turn.model().equals(available.model())) {
                List<ContextChoice.Chosen> rest = turns.subList(i + 1, turns.size()).stream()
                        .map(ContextChoice.Chosen::retold)
                        .toList();
                return new ContinuedChoice(
                        turn, answerId, new ContextChoice(rest, List.of(), null, working(past, rest, available)));
            }
        }
        return null;
    }

    /** The working image, where the vendor would not take the right picture by itself. */
    private static @Nullable Image working(
            PastTurn kept, List<ContextChoice.Chosen> rest, ContextChoice.Available available) {
        Image working = available.working();
        if (working == null) {
            return null;
        }
        String id = working.id();
        boolean goes = rest.stream().anyMatch(chosen -> chosen.pictures().contains(id))
                || available.turn().inputs().stream()
                        .anyMatch(image -> image.id().equals(id));
        boolean newest = rest.isEmpty()
                && !available.composed()
                && !kept.answers().isEmpty()
                && kept.answers().getLast().id().equals(id);
        return goes || newest ? null : working;
    }
}
