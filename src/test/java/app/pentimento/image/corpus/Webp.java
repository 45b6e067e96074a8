package app.pentimento.image.corpus;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** WebP files, chunk by chunk around the pixels that an encoder made. */
public final class Webp {
    private Webp() {}

    public static byte[] lossy(BufferedImage image) {
        return Codecs.compressed("webp", image, "Lossy");
    }

    public static byte[] lossless(BufferedImage image) {
        return Codecs.compressed("webp", image, "Lossless");
    }

    public static byte[] chunk(String type, byte[] payload) {
        return Bytes.little()
                .text(type)
                .u32(payload.length)
                .add(payload)
                .zeros(payload.length & 1)
                .array();
    }

    public static byte[] file(byte[]... chunks) {
        byte[] body = Bytes.join(chunks);
        return Bytes.little()
                .text("RIFF")
                .u32(4 + body.length)
                .text("WEBP")
                .add(body)
                .array();
    }

    public static byte[] canvas(int flags, int width, int height) {
        return chunk(
                "VP8X", Bytes.little().u32(flags).u24(width - 1).u24(height - 1).array());
    }

    /** The chunks of a simple file. */
    public static byte[] pixels(byte[] file) {
        return Arrays.copyOfRange(file, 12, file.length);
    }

    /** A simple file's picture with further chunks after it. */
    public static byte[] extended(byte[] file, int flags, int width, int height, byte[]... chunks) {
        return file(canvas(flags, width, height), pixels(file), Bytes.join(chunks));
    }

    /** An animation of these simple files, each at a place on the canvas. */
    public static byte[] animation(
            int width, int height, int x, int y, int frameWidth, int frameHeight, byte[]... frames) {
        Bytes chunks = Bytes.little().add(canvas(2, width, height));
        chunks.add(chunk("ANIM", Bytes.little().u32(0).u16(0).array()));
        for (byte[] frame : frames) {
            byte[] header = Bytes.little()
                    .u24(x / 2)
                    .u24(y / 2)
                    .u24(frameWidth - 1)
                    .u24(frameHeight - 1)
                    .u24(100)
                    .u8(0)
                    .array();
            chunks.add(chunk("ANMF", Bytes.join(header, pixels(frame))));
        }
        return file(chunks.array());
    }
}
