package app.pentimento.image.metadata;

import app.pentimento.image.container.BrokenFile;
import app.pentimento.image.container.ByteReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes places out of Photoshop's image resources, which carry IPTC-IIM in JPEG files: the places of IIM, and resources
 * that repeat other metadata (EXIF, XMP, thumbnails).
 */
final class PhotoshopCleaner {
    static final String PREFIX = "Photoshop 3.0\0";
    private static final int IIM = 0x0404;
    private static final int IIM_DIGEST = 0x0425;
    private static final Set<Integer> REPEATS = Set.of(0x0409, 0x040C, 0x0422, 0x0423, 0x0424);
    /** Of record 2: content location, city, sublocation, province, country code and name. */
    private static final Set<Integer> PLACES = Set.of(26, 27, 90, 92, 95, 100, 101);

    private PhotoshopCleaner() {}

    /**
     * What an APP13 segment carries, without places.
     *
     * @return the same array where there is nothing to take out; null where it cannot be read
     */
    static byte @Nullable [] clean(byte[] payload) {
        try {
            ByteReader in = new ByteReader(payload, ByteOrder.BIG_ENDIAN);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(payload, 0, PREFIX.length());
            boolean changed = false;
            int at = PREFIX.length();
            while (at + 4 < payload.length) {
                int id = in.u16(at + 4L);
                int name = in.u8(at + 6L) + 1;
                int size = at + 6 + name + (name & 1);
                int length = Math.toIntExact(in.u32(size));
                byte[] data = in.bytes(size + 4L, length);
                int end = Math.min(payload.length, size + 4 + length + (length & 1));
                byte[] kept = REPEATS.contains(id) ? new byte[0] : id == IIM ? withoutPlaces(data) : data;
                if (kept.length == data.length) {
                    out.write(payload, at, end - at);
                } else {
                    changed = true;
                    if (kept.length > 0) {
                        out.write(payload, at, size - at);
                        out.writeBytes(
                                ByteBuffer.allocate(4).putInt(kept.length).array());
                        out.writeBytes(kept);
                        out.write(new byte[kept.length & 1], 0, kept.length & 1);
                    }
                }
                at = end;
            }
            return changed ? withoutDigest(out.toByteArray()) : payload;
        } catch (BrokenFile | ArithmeticException e) {
            return null;
        }
    }

    private static byte[] withoutPlaces(byte[] iim) throws BrokenFile {
        ByteReader in = new ByteReader(iim, ByteOrder.BIG_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < iim.length && in.u8(at) == 0x1C) {
            int length = in.u16(at + 3L);
            if (length > 0x7FFF) {
                throw new BrokenFile("Absurdly long");
            }
            in.place(at, 5L + length);
            boolean place = in.u8(at + 1L) == 2 && PLACES.contains(in.u8(at + 2L));
            if (!place) {
                out.write(iim, at, 5 + length);
            }
            at += 5 + length;
        }
        out.write(iim, at, iim.length - at);
        return out.toByteArray();
    }

    /** The digest tells readers that IIM and XMP agree; it is of the old IIM. */
    private static byte[] withoutDigest(byte[] payload) {
        for (int i = 0; i + 28 <= payload.length; i++) {
            if (ByteReader.at(payload, i, "8BIM")
                    && payload[i + 4] == IIM_DIGEST >> 8
                    && payload[i + 5] == (IIM_DIGEST & 255)) {
                byte[] without = Arrays.copyOf(payload, payload.length - 28);
                System.arraycopy(payload, i + 28, without, i, payload.length - i - 28);
                return without;
            }
        }
        return payload;
    }
}
