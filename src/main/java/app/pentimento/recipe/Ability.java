package app.pentimento.recipe;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a model must be able to do for a recipe. */
public enum Ability {
    /** What the built-in studio does; a generative model can most often do it too, and may invent something. */
    BUILTIN,
    /** What only a generative model can do. */
    GENERATIVE;

    /** The word for it in the API and in files. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
