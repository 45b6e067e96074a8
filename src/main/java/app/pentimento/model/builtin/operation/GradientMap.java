package app.pentimento.model.builtin.operation;

/** Colours for the tones from black to white, evenly spaced and blended in between. */
final class GradientMap {
    private final float[][] stops;

    GradientMap(int[] colours) {
        stops = new float[colours.length][];
        for (int i = 0; i < colours.length; i++) {
            int c = colours[i];
            stops[i] = new float[] {((c >> 16) & 0xFF) / 255f, ((c >> 8) & 0xFF) / 255f, (c & 0xFF) / 255f};
        }
    }

    /** The colour of a grey from 0 to 1. */
    void shade(float grey, float[] rgb) {
        blend(grey, rgb, 1);
    }

    /** Takes a colour this share of the way to the colour of a grey. */
    void blend(float grey, float[] rgb, float strength) {
        float at = Colours.clamp(grey) * (stops.length - 1);
        int i = Math.min((int) at, stops.length - 2);
        float share = at - i;
        for (int c = 0; c < 3; c++) {
            float toned = stops[i][c] + (stops[i + 1][c] - stops[i][c]) * share;
            rgb[c] += (toned - rgb[c]) * strength;
        }
    }
}
