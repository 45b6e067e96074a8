package app.pentimento.model.builtin.operation;

/**
 * Stronger or weaker colours.
 *
 * @param amount -1 takes all colour away, 1 doubles it; strong colours gain less than weak ones, so that skin and skies
 *     don't tear
 */
public record Saturation(double amount) implements ColourChange {
    @Override
    public Shader shader() {
        float change = (float) amount;
        return rgb -> {
            float luma = Colours.luma(rgb[0], rgb[1], rgb[2]);
            float scale = 1 + change;
            if (change > 0) {
                float max = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
                float min = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
                float vivid = max <= 0 ? 0 : (max - min) / max;
                scale = 1 + change * (1 - 0.6f * vivid * vivid);
            }
            rgb[0] = luma + (rgb[0] - luma) * scale;
            rgb[1] = luma + (rgb[1] - luma) * scale;
            rgb[2] = luma + (rgb[2] - luma) * scale;
        };
    }

    @Override
    public Saturation scaled(double factor) {
        return new Saturation(Math.clamp(amount * factor, -1, 2));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("saturation", LocalizedMessage.percent(amount));
    }
}
