package app.pentimento.recipe;

/** A recipe, or a file of recipes, that cannot be taken as it stands, with a sentence that says what to do. */
public final class InvalidRecipe extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    InvalidRecipe(String field, String message) {
        super(message);
        this.field = field;
    }

    /** What is wrong, named as files and the API name it. */
    public String field() {
        return field;
    }
}
