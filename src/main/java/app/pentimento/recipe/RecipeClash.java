package app.pentimento.recipe;

import java.util.List;

/** Recipes that were to be imported have the titles of other ones that are here; nothing was imported. */
public final class RecipeClash extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<String> titles;

    RecipeClash(List<String> titles) {
        super("Of your recipes, these have other words under the same title: %s. Say whether to keep both, to replace"
                        .formatted(String.join(", ", titles))
                + " yours, or to leave yours as they are.");
        this.titles = List.copyOf(titles);
    }

    /** The titles that are there already. */
    public List<String> titles() {
        return titles;
    }
}
