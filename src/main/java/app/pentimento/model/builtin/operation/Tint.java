package app.pentimento.model.builtin.operation;

/**
 * The balance between green and magenta.
 *
 * @param amount from -1, green, to 1, magenta
 */
public record Tint(double amount) implements ColourChange {
    @Override
    public Shader shader() {
        double green = Math.exp(-0.45 * amount);
        double others = Math.exp(0.3 * amount);
        double light = 0.2848 * others + 0.7152 * green;
        Curve rest = Curve.ofLight(v -> v * others / light);
        Curve greens = Curve.ofLight(v -> v * green / light);
        return Curve.onChannels(rest, greens, rest);
    }

    @Override
    public Tint scaled(double factor) {
        return new Tint(Math.clamp(amount * factor, -1, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(
                amount < 0 ? "tint.green" : "tint.magenta", LocalizedMessage.percent(Math.abs(amount)));
    }
}
