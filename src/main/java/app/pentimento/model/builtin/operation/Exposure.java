package app.pentimento.model.builtin.operation;

/**
 * More or less light.
 *
 * @param stops a stop doubles the light of the dark tones. Brightening keeps white white and lets nothing burn out;
 *     darkening takes the same share from all tones, as a camera would
 */
public record Exposure(double stops) implements ColourChange {
    @Override
    public Shader shader() {
        double gain = Math.pow(2, stops);
        return Curve.ofLight(v -> stops > 0 ? v * gain / (1 + v * (gain - 1)) : v * gain)
                .onEachChannel();
    }

    @Override
    public Exposure scaled(double factor) {
        return new Exposure(Math.clamp(stops * factor, -5, 5));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(stops < 0 ? "darker" : "brighter", LocalizedMessage.signed(stops, 2));
    }
}
