package app.pentimento.model.builtin.operation;

/** Only light and dark, as bright as the eye sees each colour. */
public record BlackAndWhite() implements ColourChange {
    @Override
    public Shader shader() {
        return rgb -> {
            float grey = grey(rgb);
            rgb[0] = grey;
            rgb[1] = grey;
            rgb[2] = grey;
        };
    }

    static float grey(float[] rgb) {
        return Colours.encoded(Colours.luma(Colours.linear(rgb[0]), Colours.linear(rgb[1]), Colours.linear(rgb[2])));
    }

    @Override
    public Said said() {
        return Said.of("black-and-white");
    }
}
