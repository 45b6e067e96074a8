package app.pentimento.model.builtin.operation;

/** The two parts of a picture that has a subject. */
public enum Side {
    SUBJECT,
    BACKGROUND
}
