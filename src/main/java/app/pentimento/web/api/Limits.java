package app.pentimento.web.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /** Gets the page that follows a cursor, which came from outside and may not be one that the list gave. */
    static <T> T following(@Nullable String cursor, Supplier<T> page) {
        try {
            return page.get();
        } catch (IllegalArgumentException e) {
            if (cursor == null) {
                throw e;
            }
            throw new InvalidRequest("cursor", "This cursor is not from this list. Start without one.");
        }
    }
}
