package app.pentimento.account;

/**
 * On whose behalf something is read or changed. Every query for somebody outside takes one, and what it finds is what
 * they may see.
 *
 * @param id of the account; of the session that a link opens; {@link #LOCAL_ID} where there are no accounts
 */
public record Viewer(String id, Reach reach) {
    /** Whose everything is where there are no accounts. */
    public static final String LOCAL_ID = "local";

    /** The person at this machine, where there are no accounts. */
    public static final Viewer LOCAL = new Viewer(LOCAL_ID, Reach.EVERYTHING);

    /** Somebody who has not logged in. */
    public static final Viewer STRANGER = new Viewer("", Reach.NOTHING);

    /** How far a viewer sees. */
    public enum Reach {
        /** All there is. */
        EVERYTHING,
        /** What an account owns, and what others share with it. */
        ACCOUNT,
        /** One session, by a link. */
        SESSION,
        /** Nothing. */
        NOTHING
    }

    /** Somebody who has logged in. */
    public static Viewer account(String id) {
        return new Viewer(id, Reach.ACCOUNT);
    }

    /** Whoever has the address of a session. */
    public static Viewer link(String sessionId) {
        return new Viewer(sessionId, Reach.SESSION);
    }

    /** What is true, in SQL, of the rows that the viewer owns; its parameter is {@code :viewer}. */
    public String owns(String column) {
        return switch (reach) {
            case EVERYTHING -> "true";
            case ACCOUNT -> column + " = :viewer";
            case SESSION, NOTHING -> "false";
        };
    }
}
