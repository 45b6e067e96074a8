package app.pentimento.model.builtin.operation;

/**
 * Two colours for dark and light, and what lies between them.
 *
 * @param dark packed, for black
 * @param light packed, for white
 */
public record Duotone(int dark, String darkName, int light, String lightName) implements ColourChange {
    @Override
    public Shader shader() {
        GradientMap map = new GradientMap(new int[] {dark, light});
        Curve contrast = new Curve(v -> {
            double t = Math.clamp((v - 0.04) / 0.92, 0, 1);
            return 0.5 * t + 0.5 * t * t * (3 - 2 * t);
        });
        return rgb -> map.shade(contrast.at(BlackAndWhite.grey(rgb)), rgb);
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(
                "duotone", LocalizedMessage.of("colour." + darkName), LocalizedMessage.of("colour." + lightName));
    }
}
