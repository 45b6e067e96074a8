package app.pentimento.quality;

/** Colours as an eye tells them apart: CIE L*a*b* of sRGB, white D65. */
final class Lab {
    private static final double[] LINEAR = new double[256];

    static {
        for (int level = 0; level < LINEAR.length; level++) {
            double share = level / 255.0;
            LINEAR[level] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }
    }

    private Lab() {}

    /** The difference of two colours with alpha, each seen on white: &Delta;E*ab. */
    static double difference(int one, int other) {
        if (one == other) {
            return 0;
        }
        double[] a = of(one);
        double[] b = of(other);
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    private static double[] of(int argb) {
        double red = LINEAR[onWhite(argb, 16)];
        double green = LINEAR[onWhite(argb, 8)];
        double blue = LINEAR[onWhite(argb, 0)];
        double x = bent((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        double y = bent(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = bent((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bent(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** A channel of a colour, from 0 to 255, as it looks on white. */
    static int onWhite(int argb, int shift) {
        int alpha = argb >>> 24;
        return (((argb >> shift) & 255) * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
