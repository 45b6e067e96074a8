package app.pentimento.standin;

/** A request that the vendor's server would refuse, with the status and the words that it would use. */
final class Violation extends Exception {
    private static final long serialVersionUID = 1;

    final int code;
    final String status;

    Violation(int code, String status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    static Violation invalid(String message) {
        return new Violation(400, "INVALID_ARGUMENT", message);
    }
}
