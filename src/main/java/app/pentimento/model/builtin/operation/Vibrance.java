package app.pentimento.model.builtin.operation;

/**
 * Stronger colours where they are weak; those that are strong stay.
 *
 * @param amount from -1 to 2
 */
public record Vibrance(double amount) implements ColourChange {
    @Override
    public Shader shader() {
        float change = (float) amount;
        return rgb -> {
            float luma = Colours.luma(rgb[0], rgb[1], rgb[2]);
            float max = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
            float min = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
            float vivid = max <= 0 ? 0 : (max - min) / max;
            float scale = 1 + change * (1 - vivid) * (1 - vivid) * 1.6f;
            for (int c = 0; c < 3; c++) {
                rgb[c] = luma + (rgb[c] - luma) * scale;
            }
        };
    }

    @Override
    public Vibrance scaled(double factor) {
        return new Vibrance(Math.clamp(amount * factor, -1, 2));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("vibrance", LocalizedMessage.percent(amount));
    }
}
