package app.pentimento.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account may do. */
public enum Role {
    /** Everything that a member may, and look after accounts and the server's settings. */
    ADMIN,
    /** Make and change what is its own, and what others share with it for that. */
    MEMBER,
    /** Only look at what others share with it. */
    VIEWER;

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this word, if it is one. */
    public static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
