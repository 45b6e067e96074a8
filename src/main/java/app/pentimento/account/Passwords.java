package app.pentimento.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Which passwords are taken, and how they are kept: as Argon2id hashes, with the memory and rounds that OWASP's cheat
 * sheet on password storage gives first (19 MiB, 2, 1; autumn 2026). Rules as NIST SP 800-63B has them: a length and a
 * list of what is guessed first, no composition.
 */
public final class Passwords {
    static final int SHORTEST = 8;
    static final int LONGEST = 200;

    private static final int AT_A_TIME = 4;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Set<String> common = readCommon();
    /** Each check takes its memory, so that many wrong ones at once do not take all of it. */
    private final Semaphore places = new Semaphore(AT_A_TIME);

    private final String nobodys = hash(Secrets.next());

    Passwords() {}

    /**
     * Checks a password that somebody chooses.
     *
     * @throws InvalidAccount where it is too short, too long, or easy to guess
     */
    public void check(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw new InvalidAccount("password", "The password needs at least 8 characters. Several words are good.");
        }
        if (length > LONGEST) {
            throw new InvalidAccount("password", "The password may have at most 200 characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (common.contains(plain)
                || plain.chars().distinct().count() < 4
                || plain.equals(email)
                || plain.equals(email.substring(0, Math.max(0, email.indexOf('@'))))
                || plain.equals(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidAccount(
                    "password", "This password is easy to guess. Choose another, such as three words.");
        }
    }

    String hash(String password) {
        return withPlace(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    /** Whether a password is the one of this hash; takes as long where there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST * 2) {
            return false;
        }
        boolean same = withPlace(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private <T> T withPlace(java.util.function.Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Set<String> readCommon() {
        try (InputStream in = Objects.requireNonNull(Passwords.class.getResourceAsStream("common-passwords.txt"))) {
            Set<String> words = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(words::add);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
