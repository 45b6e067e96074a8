package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Suggestions;
import app.pentimento.session.Branches;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Session;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnTimes;
import app.pentimento.session.Turns;
import java.util.List;
import java.util.Map;
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

    Conversations(
            Sessions sessions, Turns turns, Branches branches, TurnTimes times, ModelNames names, TurnActions actions) {
        this.sessions = sessions;
        this.turns = turns;
        this.branches = branches;
        this.times = times;
        this.names = names;
        this.actions = actions;
    }

    /** The end of the session's current branch. */
    ConversationView current(Viewer viewer, String sessionId) {
        Session session = sessions.find(viewer, sessionId).orElseThrow(NotFoundException::session);
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
    ConversationView before(Viewer viewer, String sessionId, String turnId) {
        Session session = sessions.find(viewer, sessionId).orElseThrow(NotFoundException::session);
        turn(viewer, sessionId, turnId);
        Branches.Tail tail = branches.tail(turnId, TURNS);
        return new ConversationView(
                SessionView.of(session), views(tail.turns()), tail.earlier(), null, null, null, List.of(), List.of());
    }

    /** All turns of a session as a tree. */
    TreeView tree(Viewer viewer, String sessionId) {
        Session session = sessions.find(viewer, sessionId).orElseThrow(NotFoundException::session);
        String head = session.headTurnId();
        return TreeView.of(sessionId, branches.tree(sessionId), branches.path(head), head);
    }

    /** One turn. */
    TurnView one(Viewer viewer, String sessionId, String turnId) {
        return views(List.of(turn(viewer, sessionId, turnId))).getFirst();
    }

    private Turn turn(Viewer viewer, String sessionId, String turnId) {
        return turns.find(viewer, turnId)
                .filter(turn -> turn.sessionId().equals(sessionId))
                .orElseThrow(NotFoundException::turn);
    }

    private List<TurnView> views(List<Turn> turns) {
        Map<String, List<String>> siblings = branches.siblings(turns);
        return turns.stream()
                .map(turn -> TurnView.of(
                        turn,
                        names.of(turn.model()),
                        siblings.getOrDefault(turn.id(), List.of()),
                        branches::newestLeaf,
                        turn.status().ended() ? null : times.usual(turn.model()).orElse(null),
                        actions))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
