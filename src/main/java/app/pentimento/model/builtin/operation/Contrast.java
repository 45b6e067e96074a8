package app.pentimento.model.builtin.operation;

/**
 * A steeper or flatter tone curve around middle grey.
 *
 * @param amount how much steeper the middle gets, from -1 to 2; black and white stay where they are when it rises
 */
public record Contrast(double amount) implements ColourChange {
    @Override
    public Shader shader() {
        if (amount <= 0) {
            double slope = Math.max(0, 1 + amount);
            return new Curve(v -> 0.5 + (v - 0.5) * slope).onEachChannel();
        }
        double k = steepness(1 + amount);
        return new Curve(v -> 0.5 + (sigmoid(k * (v - 0.5)) - 0.5) / (2 * sigmoid(k / 2) - 1)).onEachChannel();
    }

    /** The k whose normalised sigmoid has this slope in the middle. */
    private static double steepness(double slope) {
        double low = 0.01;
        double high = 20;
        for (int i = 0; i < 60; i++) {
            double k = (low + high) / 2;
            if (k / 4 / (2 * sigmoid(k / 2) - 1) < slope) {
                low = k;
            } else {
                high = k;
            }
        }
        return low;
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Math.exp(-v));
    }

    @Override
    public Contrast scaled(double factor) {
        return new Contrast(Math.clamp(amount * factor, -0.9, 2));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("contrast", LocalizedMessage.percent(amount));
    }
}
