package app.pentimento.model.builtin.operation;

/**
 * The light's colour: towards candle light, or towards shade.
 *
 * @param amount from -1, very cool, to 1, very warm
 */
public record Warmth(double amount) implements ColourChange {
    @Override
    public Shader shader() {
        double red = Math.exp(amount * 0.32);
        double blue = Math.exp(amount * -0.85);
        double light = 0.2126 * red + 0.7152 + 0.0722 * blue;
        Curve reds = Curve.ofLight(v -> v * red / light);
        Curve greens = Curve.ofLight(v -> v / light);
        Curve blues = Curve.ofLight(v -> v * blue / light);
        return Curve.onChannels(reds, greens, blues);
    }

    @Override
    public Warmth scaled(double factor) {
        return new Warmth(Math.clamp(amount * factor, -1, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(amount < 0 ? "cooler" : "warmer", LocalizedMessage.percent(amount));
    }
}
