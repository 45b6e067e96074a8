package app.pentimento.model.builtin.operation;

/**
 * Blacks that are no longer black and colours that are a little tired, as on old prints and matte paper.
 *
 * @param amount from 0 to 1
 */
public record Fade(double amount) implements ColourChange {
    @Override
    public Shader shader() {
        float lift = (float) (0.2 * amount);
        float pale = (float) (0.35 * amount);
        return rgb -> {
            float luma = Colours.luma(rgb[0], rgb[1], rgb[2]);
            for (int c = 0; c < 3; c++) {
                float v = rgb[c] + (luma - rgb[c]) * pale;
                rgb[c] = lift + v * (1 - lift * 1.15f);
            }
        };
    }

    @Override
    public Fade scaled(double factor) {
        return new Fade(Math.clamp(amount * factor, 0.05, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("faded", LocalizedMessage.plain(amount * 100));
    }
}
