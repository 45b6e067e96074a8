package app.pentimento.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** The bytes of a file as a reader takes them, without a copy; counts how often more was asked for than there is. */
final class FileBytes extends ImageInputStreamImpl {
    private static final byte[] NOTHING = {};

    private byte[] bytes;
    private int misses;

    FileBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            misses++;
            return -1;
        }
        return bytes[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (streamPos >= bytes.length && length > 0) {
            misses++;
            return -1;
        }
        int count = Math.min(length, bytes.length - (int) streamPos);
        System.arraycopy(bytes, (int) streamPos, to, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    /** Lets go of the bytes: readers, and Java's finalizer, hold on to streams for longer than the memory is theirs. */
    @Override
    public void close() throws IOException {
        super.close();
        bytes = NOTHING;
    }

    /** How often a reader came to the end and wanted more. */
    int misses() {
        return misses;
    }
}
