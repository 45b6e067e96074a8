package app.pentimento.image;

import java.util.Locale;

/** What AI did to a picture: nothing, made it with no photo going in, or changed a photo. */
public enum AiLabel {
    NONE,
    GENERATED,
    EDITED;

    /** The word for it in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
