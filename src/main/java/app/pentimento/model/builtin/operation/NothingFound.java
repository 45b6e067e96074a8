package app.pentimento.model.builtin.operation;

/** An operation has nothing to work on: no face, no clear subject. The picture is as it was. */
public final class NothingFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Operation operation;
    private final transient LocalizedMessage say;

    public NothingFound(Operation operation, LocalizedMessage say) {
        super(say.key());
        this.operation = operation;
        this.say = say;
    }

    public Operation operation() {
        return operation;
    }

    /** What to tell the person. */
    public LocalizedMessage say() {
        return say;
    }
}
