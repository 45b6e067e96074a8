package app.pentimento.provenance.xmp;

/** Comparing bytes in place. */
final class ByteSearch {
    private ByteSearch() {}

    /** Whether these bytes stand at this place; false where there is no room for them. */
    static boolean startWith(byte[] bytes, int at, byte[] prefix) {
        if (at < 0 || at > bytes.length - prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
