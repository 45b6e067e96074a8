package app.pentimento.model.builtin.operation;

/** A negative. */
public record Invert() implements ColourChange {
    @Override
    public Shader shader() {
        return new Curve(v -> 1 - v).onEachChannel();
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("inverted");
    }
}
