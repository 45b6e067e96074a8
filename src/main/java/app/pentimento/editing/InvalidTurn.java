package app.pentimento.editing;

/** A turn that cannot be taken as it stands. */
public final class InvalidTurn extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    /**
     * @param field the field that is wrong, as the API names it
     * @param message a sentence that says what to do
     */
    public InvalidTurn(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
