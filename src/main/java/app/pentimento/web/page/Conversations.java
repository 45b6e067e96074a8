package app.pentimento.web.page;

import app.pentimento.editing.Suggestions;
import app.pentimento.keep.Kept;
import app.pentimento.keep.KeptRows;
import app.pentimento.session.Branches;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Part;
import app.pentimento.session.Session;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnTimes;
import app.pentimento.session.Turns;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads conversations as the page shows them: the latest turns first, earlier ones when they are asked for. */
@Component
class Conversations {
    private static final int TURNS = 20;
    private static final int STRIP = 120;

    private final Sessions sessions;
    private final Turns turns;
    private final Branches branches;
    private final TurnTimes times;
    private final ModelNames names;
    private final TurnActions actions;
    private final KeptRows kept;

    Conversations(
            Sessions sessions,
            Turns turns,
            Branches branches,
            TurnTimes times,
            ModelNames names,
            TurnActions actions,
            KeptRows kept) {
        this.sessions = sessions;
        this.turns = turns;
        this.branches = branches;
        this.times = times;
        this.names = names;
        this.actions = actions;
        this.kept = kept;
    }

    /** The end of the session's current branch. */
    ConversationView current(String sessionId) {
        Session session = sessions.find(sessionId).orElseThrow(NotFoundException::session);
        String head = session.headTurnId();
        Branches.Tail tail = branches.tail(head, TURNS);
        Branches.Next redo = branches.next(sessionId, head);
        return new ConversationView(
                SessionView.of(session),
                views(tail.turns()),
                tail.earlier(),
                tail.turns().isEmpty() ? null : orEmpty(tail.turns().getLast().parentId()),
                redo == null ? null : redo.id(),
                redo == null ? null : redo.prompt(),
                tail.turns().isEmpty() ? List.of() : Suggestions.of(tail.turns().getLast()),
                branches.pictures(head, STRIP).stream()
                        .map(frame -> new ConversationView.FrameView(
                                frame.turnId(), PictureView.of(frame.image()), frame.answer()))
                        .toList());
    }

    /** The part of a branch that ends with this turn, for scrolling back. */
    ConversationView before(String sessionId, String turnId) {
        Session session = sessions.find(sessionId).orElseThrow(NotFoundException::session);
        turn(sessionId, turnId);
        Branches.Tail tail = branches.tail(turnId, TURNS);
        return new ConversationView(
                SessionView.of(session), views(tail.turns()), tail.earlier(), null, null, null, List.of(), List.of());
    }

    /** All turns of a session as a tree. */
    TreeView tree(String sessionId) {
        Session session = sessions.find(sessionId).orElseThrow(NotFoundException::session);
        String head = session.headTurnId();
        return TreeView.of(sessionId, branches.tree(sessionId), branches.path(head), head);
    }

    /** One turn. */
    TurnView one(String sessionId, String turnId) {
        return views(List.of(turn(sessionId, turnId))).getFirst();
    }

    private Turn turn(String sessionId, String turnId) {
        return turns.find(turnId)
                .filter(turn -> turn.sessionId().equals(sessionId))
                .orElseThrow(NotFoundException::turn);
    }

    private List<TurnView> views(List<Turn> turns) {
        Map<String, List<String>> siblings = branches.siblings(turns);
        Map<String, Kept> composed = kept.of(turns.stream()
                .flatMap(turn -> turn.parts().stream())
                .flatMap(part -> part instanceof Part.Picture picture
                        ? Stream.of(picture.image().id())
                        : Stream.empty())
                .toList());
        return turns.stream()
                .map(turn -> TurnView.of(
                        turn,
                        names.of(turn.model()),
                        siblings.getOrDefault(turn.id(), List.of()),
                        branches::newestLeaf,
                        turn.status().ended() ? null : times.usual(turn.model()).orElse(null),
                        actions,
                        composed))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
