package app.pentimento.model.builtin.operation;

/**
 * The brown of old prints.
 *
 * @param strength from 0 to 1, fully toned
 */
public record Sepia(double strength) implements ColourChange {
    private static final GradientMap BROWNS = new GradientMap(new int[] {0x1A0F08, 0x5E4029, 0xB08E63, 0xF7EBD3});

    @Override
    public Shader shader() {
        float share = (float) strength;
        return rgb -> {
            BROWNS.blend(BlackAndWhite.grey(rgb), rgb, share);
        };
    }

    @Override
    public Sepia scaled(double factor) {
        return new Sepia(Math.clamp(strength * factor, 0.05, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("sepia", LocalizedMessage.plain(strength * 100));
    }
}
