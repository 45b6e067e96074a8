package app.pentimento.model.builtin.operation;

/** A negative. */
public record Invert() implements ColourChange {
    @Override
    public Shader shader() {
        return rgb -> {
            rgb[0] = 1 - rgb[0];
            rgb[1] = 1 - rgb[1];
            rgb[2] = 1 - rgb[2];
        };
    }

    @Override
    public Said said() {
        return Said.of("inverted");
    }
}
