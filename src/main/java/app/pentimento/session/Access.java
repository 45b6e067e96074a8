package app.pentimento.session;

/** What somebody may do with a session; each includes those before it. */
public enum Access {
    /** Look at it. */
    VIEW,
    /** Ask for turns, and change what can be changed. */
    EDIT,
    /** Delete it, and share it. */
    OWN
}
