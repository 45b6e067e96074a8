package app.pentimento.model;

import java.time.Instant;

/**
 * Why nothing comes from a backend for a while.
 *
 * @param sentence the same for people, in English
 * @param until when it is asked again, or given up
 */
public record Waiting(Reason reason, String sentence, Instant until) {
    /** The kinds of wait. */
    public enum Reason {
        /** The backend said how long, because its quota is used up. */
        QUOTA,
        /** The backend has too much to do, or failed on its side. */
        OVERLOADED,
        /** The backend cannot be reached. */
        UNREACHABLE,
        /** The backend has begun to answer, and nothing came for a while. */
        SILENT
    }
}
