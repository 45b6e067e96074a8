package app.pentimento.model.builtin.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A mood made of several changes, as film and darkroom gave them. */
public record Film(Stock stock) implements Operation {
    /** The moods to choose from. */
    public enum Stock {
        VINTAGE,
        CINEMATIC,
        NOIR,
        POLAROID,
        GOLDEN_HOUR,
        MOONLIGHT,
        DREAMY,
        VIVID,
        CYANOTYPE
    }

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        return Pipeline.apply(steps(), pixels);
    }

    private List<Operation> steps() {
        return switch (stock) {
            case VINTAGE ->
                List.of(
                        new Contrast(0.1),
                        new Graded(0x2A2140, 0xFFE9C4, 0.32),
                        new Warmth(0.22),
                        new Fade(0.6),
                        new Vignette(0.42),
                        new Grain(0.22));
            case CINEMATIC ->
                List.of(
                        new Contrast(0.22),
                        new Graded(0x0B3B4A, 0xFFC58A, 0.34),
                        new Saturation(-0.06),
                        new Vignette(0.3));
            case NOIR ->
                List.of(
                        new BlackAndWhite(),
                        new Contrast(0.75),
                        new Exposure(-0.25),
                        new Vignette(0.6),
                        new Grain(0.25));
            case POLAROID ->
                List.of(new Exposure(0.2), new Graded(0x2F4A55, 0xFFF0C9, 0.28), new Fade(0.45), new Contrast(0.08));
            case GOLDEN_HOUR ->
                List.of(new Warmth(0.5), new Graded(0x4A2A3A, 0xFFD08A, 0.22), new Exposure(0.12), new Glowing(0.25));
            case MOONLIGHT ->
                List.of(new Exposure(-0.9), new Warmth(-0.55), new Graded(0x0A1430, 0xBFD4FF, 0.34), new Vignette(0.5));
            case DREAMY -> List.of(new Exposure(0.2), new Contrast(-0.1), new Glowing(0.75), new Warmth(0.1));
            case VIVID -> List.of(new Vibrance(0.6), new Contrast(0.22), new Clarity(0.35), new Saturation(0.12));
            case CYANOTYPE -> List.of(new Contrast(0.2), new Toned());
        };
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(
                "film",
                LocalizedMessage.of("film." + stock.name().toLowerCase(Locale.ROOT)),
                new Parts(steps()).message());
    }

    /** What a mood is made of. */
    private record Parts(List<Operation> operations) {
        LocalizedMessage message() {
            List<Object> parts = new ArrayList<>();
            operations.stream()
                    .filter(operation -> !(operation instanceof Graded) && !(operation instanceof Toned))
                    .forEach(operation -> parts.add(operation.message()));
            return new LocalizedMessage(LocalizedMessage.LIST, parts);
        }
    }

    /** One colour into the dark tones, another into the light ones. */
    private record Graded(int dark, int light, double strength) implements ColourChange {
        @Override
        public Shader shader() {
            GradientMap map = new GradientMap(new int[] {dark, 0x808080, light});
            float share = (float) strength;
            return rgb -> {
                float luma = Colours.luma(rgb[0], rgb[1], rgb[2]);
                float[] tone = new float[3];
                map.shade(luma, tone);
                float own = Colours.luma(tone[0], tone[1], tone[2]);
                for (int c = 0; c < 3; c++) {
                    rgb[c] += (tone[c] - own) * share;
                }
            };
        }

        @Override
        public LocalizedMessage message() {
            return LocalizedMessage.of("graded");
        }
    }

    /** Prussian blue. */
    private record Toned() implements ColourChange {
        private static final GradientMap BLUES = new GradientMap(new int[] {0x06182F, 0x14508A, 0x7FB2D6, 0xF3F7F2});

        @Override
        public Shader shader() {
            return rgb -> BLUES.shade(BlackAndWhite.grey(rgb), rgb);
        }

        @Override
        public LocalizedMessage message() {
            return LocalizedMessage.of("graded");
        }
    }
}
