package app.pentimento.image.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** PNG files, chunk by chunk. */
public final class Png {
    public static final byte[] SIGNATURE =
            Bytes.big().u8(0x89).text("PNG\r\n").u8(0x1A, 0x0A).array();
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private Png() {}

    public static byte[] chunk(String type, byte[] data) {
        byte[] body = Bytes.big().text(type).add(data).array();
        CRC32 crc = new CRC32();
        crc.update(body);
        return Bytes.big().u32(data.length).add(body).u32(crc.getValue()).array();
    }

    public static byte[] header(long width, long height, int depth, int colour, int interlace) {
        return chunk(
                "IHDR",
                Bytes.big()
                        .u32(width, height)
                        .u8(depth, colour, 0, 0, interlace)
                        .array());
    }

    public static byte[] file(byte[]... chunks) {
        return Bytes.join(SIGNATURE, Bytes.join(chunks), chunk("IEND", new byte[0]));
    }

    /** A file with further chunks after its header. */
    public static byte[] with(byte[] file, byte[]... chunks) {
        int end = SIGNATURE.length + 25;
        return Bytes.join(
                java.util.Arrays.copyOf(file, end),
                Bytes.join(chunks),
                java.util.Arrays.copyOfRange(file, end, file.length));
    }

    /** A picture of the scene in any kind of PNG; a palette has the scene's four colours. */
    public static byte[] scene(int width, int height, int depth, int colour, boolean interlaced) {
        List<byte[]> chunks = new ArrayList<>();
        chunks.add(header(width, height, depth, colour, interlaced ? 1 : 0));
        if (colour == 3) {
            chunks.add(chunk("PLTE", palette(depth)));
        }
        chunks.add(chunk("IDAT", Bytes.deflate(rows(width, height, depth, colour, interlaced))));
        return file(chunks.toArray(byte[][]::new));
    }

    /** The filtered rows of the scene, before they are deflated. */
    public static byte[] rows(int width, int height, int depth, int colour, boolean interlaced) {
        Bytes out = Bytes.big();
        int[][] passes = interlaced ? PASSES : new int[][] {{0, 0, 1, 1}};
        for (int[] pass : passes) {
            int columns = Math.ceilDiv(width - pass[0], pass[2]);
            int lines = Math.ceilDiv(height - pass[1], pass[3]);
            for (int line = 0; columns > 0 && line < lines; line++) {
                BitRow row = new BitRow();
                for (int column = 0; column < columns; column++) {
                    int x = pass[0] + column * pass[2];
                    int y = pass[1] + line * pass[3];
                    for (int sample : samples(x, y, width, height, depth, colour)) {
                        row.add(sample, depth);
                    }
                }
                out.u8(0).add(row.array());
            }
        }
        return out.array();
    }

    private static int[] samples(int x, int y, int width, int height, int depth, int colour) {
        int rgb = Scene.colour(x, y, width, height);
        int most = (1 << depth) - 1;
        int red = (rgb >> 16 & 255) * most / 255;
        int green = (rgb >> 8 & 255) * most / 255;
        int blue = (rgb & 255) * most / 255;
        return switch (colour) {
            case 0 -> new int[] {green};
            case 2 -> new int[] {red, green, blue};
            case 3 -> new int[] {((2 * x < width ? 0 : 1) + (2 * y < height ? 0 : 2)) & most};
            case 4 -> new int[] {green, most};
            default -> new int[] {red, green, blue, x == 0 && y == 0 ? 0 : most};
        };
    }

    private static byte[] palette(int depth) {
        Bytes out = Bytes.big();
        int[][] corners = {{0, 0}, {9, 0}, {0, 9}, {9, 9}};
        for (int i = 0; i < Math.min(4, 1 << depth); i++) {
            int rgb = Scene.colour(corners[i][0], corners[i][1], 10, 10);
            out.u8(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
        }
        return out.array();
    }

    /** Packs samples of any depth into a row. */
    private static final class BitRow {
        private final Bytes out = Bytes.big();
        private int bits;
        private int filled;

        void add(int sample, int depth) {
            if (depth == 16) {
                out.u16(sample);
                return;
            }
            bits = (bits << depth) | sample;
            filled += depth;
            if (filled == 8) {
                out.u8(bits);
                bits = 0;
                filled = 0;
            }
        }

        byte[] array() {
            if (filled > 0) {
                out.u8(bits << (8 - filled));
                filled = 0;
            }
            return out.array();
        }
    }
}
