package app.pentimento.web.page;

import app.pentimento.session.Session;
import org.jspecify.annotations.Nullable;

/** A session as the rail and the head of the conversation show it. */
public record SessionView(Session session, @Nullable PictureView cover) {
    static SessionView of(Session session) {
        return new SessionView(session, session.cover() == null ? null : PictureView.of(session.cover()));
    }

    public String id() {
        return session.id();
    }

    public String title() {
        return session.title();
    }
}
