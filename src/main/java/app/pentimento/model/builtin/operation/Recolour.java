package app.pentimento.model.builtin.operation;

/**
 * Everything in shades of one colour; light and shadow stay.
 *
 * @param colour packed
 * @param colourName as people say it
 */
public record Recolour(int colour, String colourName) implements ColourChange {
    @Override
    public Shader shader() {
        float[] ink = {(colour >> 16 & 255) / 255f, (colour >> 8 & 255) / 255f, (colour & 255) / 255f};
        float own = Math.max(0.08f, Colours.luma(ink[0], ink[1], ink[2]));
        return rgb -> {
            float luma = Colours.luma(rgb[0], rgb[1], rgb[2]);
            for (int c = 0; c < 3; c++) {
                // Below the colour's own lightness towards black, above it towards white.
                float full = luma <= own ? ink[c] * luma / own : ink[c] + (1 - ink[c]) * (luma - own) / (1 - own);
                rgb[c] = own > 0.98f ? luma : 0.85f * full + 0.15f * rgb[c];
            }
        };
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("recoloured", LocalizedMessage.of("colour." + colourName));
    }
}
