package app.pentimento.web.page;

import app.pentimento.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A session as the rail and the head of the conversation show it.
 *
 * @param titleHit where in its title the words stand that were searched for; null where they don't
 * @param promptHit where in one of its prompts they stand; null where the title has them, or no prompt has
 */
public record SessionView(
        Session session,
        @Nullable PictureView cover,
        @Nullable Hit titleHit,
        @Nullable Hit promptHit) {
    static SessionView of(Session session) {
        return found(session, "", null);
    }

    /**
     * A session that was found.
     *
     * @param prompt the newest one in which the words were found; null where none has them
     */
    static SessionView found(Session session, String query, @Nullable String prompt) {
        Hit title = Hit.of(session.title(), query, session.title().length());
        return new SessionView(
                session,
                session.cover() == null ? null : PictureView.of(session.cover()),
                title,
                title == null && prompt != null ? Hit.of(prompt, query, Hit.CONTEXT) : null);
    }

    public String id() {
        return session.id();
    }

    public String title() {
        return session.title();
    }

    /** Words that were found, with some before and after. */
    public record Hit(String before, String words, String after) {
        static final int CONTEXT = 16;
        private static final int AFTER = 80;

        /** The first place where a text has these words, in any case; null where it doesn't. */
        static @Nullable Hit of(String text, String query, int context) {
            String words = query.strip();
            if (words.isEmpty()) {
                return null;
            }
            for (int at = 0; at + words.length() <= text.length(); at++) {
                if (text.regionMatches(true, at, words, 0, words.length())) {
                    int end = at + words.length();
                    int from = Math.max(0, at - context);
                    return new Hit(
                            (from > 0 ? "…" : "") + text.substring(from, at),
                            text.substring(at, end),
                            text.substring(end, Math.min(text.length(), end + AFTER)));
                }
            }
            return null;
        }
    }
}
