package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Colours;
import app.pentimento.model.builtin.operation.Pixels;

/** Numbers that say objectively what an operation did. */
final class Measure {
    private Measure() {}

    static double meanLuma(Pixels p) {
        double sum = 0;
        for (int v : p.argb()) {
            sum += Colours.luma(v);
        }
        return sum / p.argb().length;
    }

    /** How far the lightness spreads: standard deviation of the luma. */
    static double spread(Pixels p) {
        double mean = meanLuma(p);
        double sum = 0;
        for (int v : p.argb()) {
            sum += Math.pow(Colours.luma(v) - mean, 2);
        }
        return Math.sqrt(sum / p.argb().length);
    }

    /** Mean CIE b*: above 0 is yellow, below is blue. */
    static double meanB(Pixels p) {
        double sum = 0;
        for (int v : p.argb()) {
            sum += lab(v)[2];
        }
        return sum / p.argb().length;
    }

    static double meanChroma(Pixels p) {
        double sum = 0;
        for (int v : p.argb()) {
            double[] lab = lab(v);
            sum += Math.hypot(lab[1], lab[2]);
        }
        return sum / p.argb().length;
    }

    /** How much fine detail there is: the mean difference between neighbours. */
    static double detail(Pixels p) {
        double sum = 0;
        for (int y = 0; y < p.height() - 1; y++) {
            for (int x = 0; x < p.width() - 1; x++) {
                int i = y * p.width() + x;
                double here = Colours.luma(p.argb()[i]);
                sum += Math.abs(here - Colours.luma(p.argb()[i + 1]))
                        + Math.abs(here - Colours.luma(p.argb()[i + p.width()]));
            }
        }
        return sum / p.argb().length;
    }

    /** How much there is of what only a sharp picture has: the mean bend between neighbours, which wide shapes lack. */
    static double fine(Pixels p) {
        double sum = 0;
        for (int i = 1; i + 1 < p.argb().length; i++) {
            double across = Colours.luma(p.argb()[i - 1]) + Colours.luma(p.argb()[i + 1]);
            sum += i % p.width() == 0 || i % p.width() == p.width() - 1
                    ? 0
                    : Math.abs(2 * Colours.luma(p.argb()[i]) - across);
        }
        return sum / p.argb().length;
    }

    /** The share of pixels that equal their right neighbour, nearly. */
    static double flat(Pixels p) {
        int count = 0;
        for (int i = 0; i + 1 < p.argb().length; i++) {
            count += Math.abs(Colours.luma(p.argb()[i]) - Colours.luma(p.argb()[i + 1])) < 1.5 ? 1 : 0;
        }
        return (double) count / p.argb().length;
    }

    /** How alike the structure of two pictures of one size is, whatever their brightness: correlation of the luma. */
    static double alike(Pixels a, Pixels b) {
        double meanA = meanLuma(a);
        double meanB = meanLuma(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.argb().length; i++) {
            double x = Colours.luma(a.argb()[i]) - meanA;
            double y = Colours.luma(b.argb()[i]) - meanB;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** Peak signal to noise ratio in decibels; infinite where the pictures are equal. */
    static double psnr(Pixels a, Pixels b) {
        double sum = 0;
        for (int i = 0; i < a.argb().length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.pow(((a.argb()[i] >> shift) & 255) - ((b.argb()[i] >> shift) & 255), 2);
            }
        }
        return 10 * Math.log10(255 * 255 / (sum / (a.argb().length * 3.0)));
    }

    static double[] lab(int rgb) {
        double r = Colours.linear(((rgb >> 16) & 255) / 255f);
        double g = Colours.linear(((rgb >> 8) & 255) / 255f);
        double b = Colours.linear((rgb & 255) / 255f);
        double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }
}
