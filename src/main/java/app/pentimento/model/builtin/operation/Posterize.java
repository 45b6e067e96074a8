package app.pentimento.model.builtin.operation;

/**
 * Few tones instead of many.
 *
 * @param levels how many for each channel, from 2
 */
public record Posterize(int levels) implements ColourChange {
    @Override
    public Shader shader() {
        float steps = levels - 1f;
        return rgb -> {
            for (int c = 0; c < 3; c++) {
                rgb[c] = Math.round(Colours.clamp(rgb[c]) * steps) / steps;
            }
        };
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("posterized", Integer.toString(levels));
    }
}
