package app.pentimento.model.builtin.operation;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Masks as they stand in an edit stack: a byte per pixel, row by row, deflated, as Base64. */
final class MaskBytes {
    private MaskBytes() {}

    /** How white each pixel of a mask picture is. */
    static byte[] of(Pixels mask) {
        byte[] plane = new byte[mask.argb().length];
        for (int i = 0; i < plane.length; i++) {
            int p = mask.argb()[i];
            float alpha = mask.alpha() ? (p >>> 24) / 255f : 1;
            plane[i] = (byte) Colours.clampByte(Colours.luma(p) * alpha);
        }
        return plane;
    }

    static String write(byte[] plane) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plane);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    static byte[] read(String mask, int size) {
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getDecoder().decode(mask));
        byte[] plane = new byte[size];
        try {
            int read = 0;
            while (read < plane.length) {
                int count = inflater.inflate(plane, read, plane.length - read);
                if (count == 0) {
                    break;
                }
                read += count;
            }
            return plane;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A mask in an edit stack is broken.", e);
        } finally {
            inflater.end();
        }
    }
}
