package app.pentimento.image;

import app.pentimento.image.container.HeifFile.ColourCode;
import app.pentimento.image.container.UnsupportedKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a colour profile (ICC.1:2010) of colours that a file tells by number (ITU-T H.273, 2021, tables 2 and 3), so that
 * they are right in formats that know profiles only.
 */
final class NumberedColours {
    private static final int UNSPECIFIED = 2;
    private static final int SRGB_PRIMARIES = 1;
    private static final int LINEAR = 8;
    private static final int PQ = 16;
    private static final int HLG = 18;
    private static final double[] D65 = {0.3127, 0.3290};
    /** What profiles refer to: the white of D50, as ICC rounds it. */
    private static final double[] D50 = {0.9642, 1.0, 0.8249};
    /** Bradford's cone responses, by which one white is adapted to another. */
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    private NumberedColours() {}

    /** Refuses colours that cannot be got right. */
    static void check(@Nullable ColourCode code) throws UnsupportedKind {
        if (code == null) {
            return;
        }
        if (code.transfer() == PQ || code.transfer() == HLG) {
            throw new UnsupportedKind(
                    "The light of this picture is coded for HDR displays (PQ or HLG), and cannot be shown rightly here.");
        }
        if (primaries(code.primaries()) == null || curve(code.transfer()) == null) {
            throw new UnsupportedKind(
                    "The colours of this picture are coded in a way that is not known here (H.273: %d, %d)."
                            .formatted(code.primaries(), code.transfer()));
        }
    }

    /** A profile of these colours; null where they are sRGB, or not known. */
    static byte @Nullable [] profile(@Nullable ColourCode code) {
        if (code == null) {
            return null;
        }
        double[] primaries = primaries(code.primaries());
        double[] curve = curve(code.transfer());
        boolean srgbCurve = curve != null && curve.length > 1;
        if (primaries == null || curve == null || (srgbCurve && isSrgb(code.primaries()))) {
            return null;
        }
        return profile(colorants(primaries), curve);
    }

    private static boolean isSrgb(int primaries) {
        return primaries == SRGB_PRIMARIES || primaries == UNSPECIFIED;
    }

    /** The chromaticities x and y of red, green and blue; the white of all of these is D65. */
    private static double @Nullable [] primaries(int number) {
        return switch (number) {
            case 1, 2 -> new double[] {0.640, 0.330, 0.300, 0.600, 0.150, 0.060};
            case 5 -> new double[] {0.640, 0.330, 0.290, 0.600, 0.150, 0.060};
            case 6, 7 -> new double[] {0.630, 0.340, 0.310, 0.595, 0.155, 0.070};
            case 9 -> new double[] {0.708, 0.292, 0.170, 0.797, 0.131, 0.046};
            case 12 -> new double[] {0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
            case 22 -> new double[] {0.630, 0.340, 0.295, 0.605, 0.155, 0.077};
            default -> null;
        };
    }

    /** The parameters of ICC's curves: g alone, or those of sRGB. The curves of video are shown like it, as browsers do. */
    private static double @Nullable [] curve(int transfer) {
        return switch (transfer) {
            case 1, UNSPECIFIED, 6, 13, 14, 15 -> new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
            case 4 -> new double[] {2.2};
            case 5 -> new double[] {2.8};
            case LINEAR -> new double[] {1};
            default -> null;
        };
    }

    /** What each full colour is in XYZ under D50, one after the other. */
    private static double[][] colorants(double[] xy) {
        double[][] matrix = new double[3][3];
        for (int colour = 0; colour < 3; colour++) {
            double[] xyz = xyz(xy[2 * colour], xy[2 * colour + 1]);
            for (int i = 0; i < 3; i++) {
                matrix[i][colour] = xyz[i];
            }
        }
        double[] white = xyz(D65[0], D65[1]);
        double[] shares = times(inverse(matrix), white);
        double[] from = times(BRADFORD, white);
        double[] to = times(BRADFORD, D50);
        double[][] adapted = new double[3][];
        for (int colour = 0; colour < 3; colour++) {
            double[] cone = times(BRADFORD, new double[] {
                matrix[0][colour] * shares[colour],
                matrix[1][colour] * shares[colour],
                matrix[2][colour] * shares[colour]
            });
            for (int i = 0; i < 3; i++) {
                cone[i] *= to[i] / from[i];
            }
            adapted[colour] = times(inverse(BRADFORD), cone);
        }
        return adapted;
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 3; i++) {
                product[row] += matrix[row][i] * vector[i];
            }
        }
        return product;
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
        }
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int a = (column + 1) % 3;
                int b = (column + 2) % 3;
                int c = (row + 1) % 3;
                int d = (row + 2) % 3;
                inverse[row][column] = (m[a][c] * m[b][d] - m[a][d] * m[b][c]) / determinant;
            }
        }
        return inverse;
    }

    private static byte[] profile(double[][] colorants, double[] curve) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", text("Colours by number"));
        tags.put("cprt", text("CC0"));
        tags.put("wtpt", point(D50));
        tags.put("rXYZ", point(colorants[0]));
        tags.put("gXYZ", point(colorants[1]));
        tags.put("bXYZ", point(colorants[2]));
        for (String trc : new String[] {"rTRC", "gTRC", "bTRC"}) {
            tags.put(trc, parametric(curve));
        }
        int data = 132 + 12 * tags.size();
        int size = data + tags.values().stream().mapToInt(tag -> tag.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(size).putInt(0).putInt(0x04300000).put(ascii("mntrRGB XYZ "));
        out.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
        out.position(36);
        out.put(ascii("acsp"));
        out.position(68);
        numbers(out, D50);
        out.position(128);
        out.putInt(tags.size());
        int at = data;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            out.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
            at += tag.getValue().length;
        }
        tags.values().forEach(out::put);
        return out.array();
    }

    private static byte[] text(String words) {
        byte[] utf16 = words.getBytes(StandardCharsets.UTF_16BE);
        ByteBuffer tag = ByteBuffer.allocate(Math.ceilDiv(28 + utf16.length, 4) * 4);
        tag.put(ascii("mluc")).putInt(0).putInt(1).putInt(12).put(ascii("enUS"));
        return tag.putInt(utf16.length).putInt(28).put(utf16).array();
    }

    private static byte[] point(double[] xyz) {
        ByteBuffer tag = ByteBuffer.allocate(20);
        numbers(tag.put(ascii("XYZ ")).putInt(0), xyz);
        return tag.array();
    }

    private static byte[] parametric(double[] curve) {
        ByteBuffer tag = ByteBuffer.allocate(12 + 4 * curve.length);
        tag.put(ascii("para"))
                .putInt(0)
                .putShort((short) (curve.length == 1 ? 0 : 3))
                .putShort((short) 0);
        numbers(tag, curve);
        return tag.array();
    }

    private static void numbers(ByteBuffer out, double[] numbers) {
        for (double number : numbers) {
            out.putInt((int) Math.round(number * 65536));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
