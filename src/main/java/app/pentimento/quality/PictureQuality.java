package app.pentimento.quality;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a picture that a turn was answered with.
 *
 * @param checked false while it is still to be found out
 * @param text null where nothing was asked to be written, or it could not be read
 * @param drift null where it was made from nothing, or the two could not be compared
 * @param problem why something could not be found out; null where all was
 */
public record PictureQuality(
        boolean checked,
        @Nullable TextScore text,
        @Nullable Drift drift,
        @Nullable Problem problem) {
    /** Why something could not be found out. */
    public enum Problem {
        /** The text could not be read; the rest is known. The server's log says what is missing. */
        NO_READER("This server cannot read text: the library that does cannot be loaded on its platform."),
        /** It was tried several times, and the server ended each time. */
        STOPPED("The server stopped each time it checked this picture."),
        /** A picture cannot be decoded within the limits that this server has now. */
        UNREADABLE("A picture could not be read within this server's limits."),
        /** A fault of the server's, which its log tells of. */
        FAILED("The check failed. The server's log says why.");

        private final String sentence;

        Problem(String sentence) {
            this.sentence = sentence;
        }

        /** It in a sentence for people. */
        public String sentence() {
            return sentence;
        }

        /** The word for it in the database and in keys of messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Problem ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
