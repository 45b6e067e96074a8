package app.pentimento.web.api;

/** Bounds of what a request may ask for. */
final class Limits {
    private static final int LARGEST_PAGE = 200;

    private Limits() {}

    /** Checks how long a page of a list may be. */
    static int page(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "limit must be from 1 to 200.");
        }
        return limit;
    }
}
