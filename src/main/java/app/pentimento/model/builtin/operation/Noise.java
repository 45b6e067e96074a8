package app.pentimento.model.builtin.operation;

/** Repeatable randomness: the same place gives the same value, on every machine. */
final class Noise {
    private Noise() {}

    /** White noise from -1 to 1. */
    static float white(int x, int y, int seed) {
        int h = x * 0x27d4eb2d ^ Integer.rotateLeft(y * 0x165667b1, 13) ^ seed * 0x9e3779b1;
        h ^= h >>> 15;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h / (float) Integer.MAX_VALUE;
    }

    /** Noise that changes smoothly over one unit, from -1 to 1. */
    static float smooth(double x, double y, int seed) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        float fx = ease((float) (x - x0));
        float fy = ease((float) (y - y0));
        float topLeft = white(x0, y0, seed);
        float bottomLeft = white(x0, y0 + 1, seed);
        float top = topLeft + (white(x0 + 1, y0, seed) - topLeft) * fx;
        float bottom = bottomLeft + (white(x0 + 1, y0 + 1, seed) - bottomLeft) * fx;
        return top + (bottom - top) * fy;
    }

    /** Smooth noise with finer and finer detail, from about -1 to 1. */
    static float fractal(double x, double y, int octaves, int seed) {
        float sum = 0;
        float strength = 0.5f;
        double scale = 1;
        for (int i = 0; i < octaves; i++) {
            sum += strength * smooth(x * scale, y * scale, seed + i);
            strength /= 2;
            scale *= 2;
        }
        return sum;
    }

    private static float ease(float t) {
        return t * t * (3 - 2 * t);
    }
}
