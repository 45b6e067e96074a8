package app.pentimento.provenance.c2pa;

/** Bytes that are not what they should be; carries the C2PA status code that says so. */
final class MalformedManifest extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    MalformedManifest(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The status code of the C2PA specification, 15.2. */
    String code() {
        return code;
    }
}
