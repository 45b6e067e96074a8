package app.pentimento.image.container;

import java.util.Arrays;

/** A part of a file: the bytes from {@code start} to {@code end}, exclusive. */
public record Range(int start, int end) {
    public int length() {
        return end - start;
    }

    /** A copy of this part. */
    public byte[] of(byte[] file) {
        return Arrays.copyOfRange(file, start, end);
    }
}
