package app.pentimento.keep;

import java.util.Locale;
import java.util.Optional;

/** What a person wants to have kept of the working image. */
public enum KeepMode {
    /** What was not asked to change, where that can be told. */
    AUTO,
    /** All but the change, however much it is. */
    REST,
    /** Nothing: the model's whole answer is the picture. */
    WHOLE;

    /** The word for it in rows and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of this word; empty for another word. */
    public static Optional<KeepMode> ofWord(String word) {
        for (KeepMode mode : values()) {
            if (mode.word().equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
