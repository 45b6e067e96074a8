package app.pentimento.keep;

/**
 * An area of a picture with a soft edge that follows the picture's own edges, at any size of the picture. Within the area
 * all is taken; beyond its edge nothing is.
 *
 * @param far how far each place is from the area, in places; 0 within
 * @param edge how wide the edge is, in places
 * @param gain with {@code base} gives the share from the brightness: a guided filter, whose two planes can be used at a
 *     larger size than they were made at
 */
@SuppressWarnings("ArrayRecordComponent") // worked on, never compared
record SoftArea(float[] far, float[] gain, float[] base, int width, int height, int edge) {
    private static final int RADIUS = 4;
    private static final float SMOOTH = 14 * 14;

    static SoftArea of(boolean[] area, float[] brightness, int width, int height, int edge) {
        float[] far = Areas.distance(area, width, height);
        float[] ramp = new float[far.length];
        float[] mixed = new float[far.length];
        float[] squares = new float[far.length];
        for (int i = 0; i < far.length; i++) {
            ramp[i] = Math.clamp(1 - far[i] / edge, 0, 1);
            mixed[i] = ramp[i] * brightness[i];
            squares[i] = brightness[i] * brightness[i];
        }
        float[] meanRamp = Filters.mean(ramp, width, height, RADIUS);
        float[] mean = Filters.mean(brightness, width, height, RADIUS);
        float[] meanMixed = Filters.mean(mixed, width, height, RADIUS);
        float[] meanSquares = Filters.mean(squares, width, height, RADIUS);
        for (int i = 0; i < far.length; i++) {
            float spread = Math.max(0, meanSquares[i] - mean[i] * mean[i]);
            float gain = (meanMixed[i] - mean[i] * meanRamp[i]) / (spread + SMOOTH);
            mixed[i] = gain;
            squares[i] = meanRamp[i] - gain * mean[i];
        }
        return new SoftArea(
                far,
                Filters.mean(mixed, width, height, RADIUS),
                Filters.mean(squares, width, height, RADIUS),
                width,
                height,
                edge);
    }

    /** How far a place is from the area, in places of this one's. */
    float far(double x, double y) {
        return Filters.at(far, width, height, x, y);
    }

    /** How much is taken of a place, from 0 to 1. */
    float share(double x, double y, float brightness) {
        float ramp = 1 - far(x, y) / edge;
        if (ramp <= 0) {
            return 0;
        }
        if (ramp >= 1) {
            return 1;
        }
        float guided = Filters.at(gain, width, height, x, y) * brightness + Filters.at(base, width, height, x, y);
        return Math.clamp(guided, Math.max(0, 2 * ramp - 1), Math.min(1, 2 * ramp));
    }
}
