package app.pentimento.model.builtin.operation;

import java.util.function.IntUnaryOperator;

/** Only light and dark, as bright as the eye sees each colour. */
public record BlackAndWhite() implements ColourChange {
    @Override
    public Shader shader() {
        return new Grey();
    }

    private static final class Grey implements Shader {
        @Override
        public void shade(float[] rgb) {
            float grey = grey(rgb);
            rgb[0] = grey;
            rgb[1] = grey;
            rgb[2] = grey;
        }

        @Override
        public IntUnaryOperator packed() {
            float[] light = new float[256];
            for (int i = 0; i < light.length; i++) {
                light[i] = Colours.linear(i / 255f);
            }
            return p -> 0x010101
                    * Colours.byteOf(Colours.encoded(
                            Colours.luma(light[(p >> 16) & 0xFF], light[(p >> 8) & 0xFF], light[p & 0xFF])));
        }
    }

    static float grey(float[] rgb) {
        return Colours.encoded(Colours.luma(Colours.linear(rgb[0]), Colours.linear(rgb[1]), Colours.linear(rgb[2])));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("black-and-white");
    }
}
