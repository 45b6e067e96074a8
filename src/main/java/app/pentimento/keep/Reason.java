package app.pentimento.keep;

import java.util.Locale;

/** Why a picture is the model's whole answer, or why only a part of it was taken. */
public enum Reason {
    /** A person chose so. */
    CHOSEN,
    /** The prompt asks for another picture as a whole. */
    PROMPT,
    /** The answer does not show the picture again, so that nothing can be laid over it. */
    NOT_FOUND,
    /** The answer shows the picture from nearer, from afar, or turned. */
    REFRAMED,
    /** Most of the picture was changed. */
    MOSTLY_CHANGED,
    /** Its light or its colours were changed everywhere. */
    TONES,
    /** It was drawn anew everywhere, as in another style. */
    REDRAWN,
    /** No change was found that could be put in. */
    NO_CHANGE,
    /** The answer could not be compared with the picture. */
    FAILED;

    /** The word for it in rows, in the API and in keys of messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of this word. */
    public static Reason ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
