package app.pentimento.image.corpus;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** Uncompressed TIFF files of one strip, with any fields. */
public final class Tiff {
    private Tiff() {}

    /**
     * The scene.
     *
     * @param samples 1 grey, 3 RGB, 4 CMYK
     * @param depth 8 or 16
     */
    public static byte[] scene(int width, int height, int samples, int depth, ByteOrder order) {
        return of(Scene.draw(width, height), samples, depth, order, Map.of());
    }

    /** The scene in RGB with a colour profile. */
    public static byte[] withProfile(int width, int height, byte[] profile) {
        byte[] file = of(Scene.draw(width, height), 3, 8, ByteOrder.BIG_ENDIAN, Map.of(34675, 0x10000L));
        // The only long of this value is the profile's place in waiting: it goes to the end of the file.
        int field = Bytes.find(file, "\u0087s");
        byte[] entry =
                Bytes.big().u16(34675, 7).u32(profile.length, file.length).array();
        System.arraycopy(entry, 0, file, field, entry.length);
        return Bytes.join(file, profile);
    }

    /** A picture with these fields besides or instead of the usual ones: shorts, or longs where they are larger. */
    public static byte[] of(
            java.awt.image.BufferedImage image, int samples, int depth, ByteOrder order, Map<Integer, Long> fields) {
        Bytes pixels = Bytes.in(order);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int sample : samples(image.getRGB(x, y), samples)) {
                    if (depth == 16) {
                        pixels.u16(sample * 257);
                    } else {
                        pixels.u8(sample);
                    }
                }
            }
        }
        Map<Integer, Long> all = new TreeMap<>();
        all.put(256, (long) image.getWidth());
        all.put(257, (long) image.getHeight());
        all.put(258, (long) depth);
        all.put(259, 1L);
        all.put(262, samples == 1 ? 1L : samples == 3 ? 2L : 5L);
        all.put(273, 8L);
        all.put(277, (long) samples);
        all.put(278, (long) image.getHeight());
        all.put(279, (long) pixels.size());
        all.putAll(fields);
        int padded = pixels.size() + (pixels.size() & 1);
        int bitsAt = 8 + padded;
        Bytes out = Bytes.in(order)
                .text(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")
                .u16(42);
        out.u32(bitsAt + 2L * samples).add(pixels.array()).zeros(pixels.size() & 1);
        for (int i = 0; i < samples; i++) {
            out.u16((int) (long) all.get(258));
        }
        out.u16(all.size());
        all.forEach((tag, value) -> {
            if (tag == 258 && samples > 2) {
                out.u16(tag, 3).u32(samples, bitsAt);
            } else if (value > 65535 || tag == 273 || tag == 279) {
                out.u16(tag, 4).u32(1, value);
            } else {
                out.u16(tag, 3).u32(1).u16((int) (long) value, 0);
            }
        });
        return out.u32(0).array();
    }

    private static int[] samples(int rgb, int samples) {
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        return switch (samples) {
            case 1 -> new int[] {green};
            case 3 -> new int[] {red, green, blue};
            default -> new int[] {255 - red, 255 - green, 255 - blue, 0};
        };
    }
}
