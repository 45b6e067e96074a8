package app.pentimento.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may be used for. */
public enum TokenScope {
    /** To look. */
    READ,
    /** To look and to change. */
    WRITE;

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of this word, if it is one. */
    public static Optional<TokenScope> ofWord(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
