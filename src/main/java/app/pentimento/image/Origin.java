package app.pentimento.image;

import java.util.Locale;

/** Who made a picture: a person uploaded it, a generative model answered with it, or an ordinary tool computed it. */
public enum Origin {
    UPLOAD,
    MODEL,
    TOOL;

    /** The word for it in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
