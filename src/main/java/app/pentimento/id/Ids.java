package app.pentimento.id;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers of 32 characters in Crockford's base 32, lower case: 48 bits of milliseconds, 12 bits that count
 * within one millisecond, and 100 random bits. They sort by creation time within a process (across processes: to the
 * millisecond of their clocks) and cannot be guessed.
 */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int COUNTER_BITS = 12;
    private static final int CHARACTERS = 32;
    private static final int BITS_PER_CHARACTER = 5;
    private static final int TIME_CHARACTERS = 60 / BITS_PER_CHARACTER;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** Whether this could be an identifier of ours; where not, nothing has it. */
    public static boolean isOne(String text) {
        return text.length() == CHARACTERS && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** A new identifier, greater than every one made before it by this process, even when the clock is set back. */
    public static String next() {
        long now = CLOCK.millis() << COUNTER_BITS;
        long time = LAST.updateAndGet(last -> Math.max(last + 1, now));
        char[] id = new char[CHARACTERS];
        writeTime(time, id);
        byte[] random = new byte[CHARACTERS - TIME_CHARACTERS];
        RANDOM.nextBytes(random);
        for (int i = 0; i < random.length; i++) {
            id[TIME_CHARACTERS + i] = ALPHABET.charAt(random[i] & 31);
        }
        return new String(id);
    }

    /** What sorts before every identifier made at this time or later. */
    public static String earliest(Instant time) {
        char[] start = new char[TIME_CHARACTERS];
        writeTime(time.toEpochMilli() << COUNTER_BITS, start);
        return new String(start);
    }

    private static void writeTime(long time, char[] id) {
        for (int i = 0; i < TIME_CHARACTERS; i++) {
            id[i] = ALPHABET.charAt((int) (time >>> (55 - BITS_PER_CHARACTER * i)) & 31);
        }
    }
}
