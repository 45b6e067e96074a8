package app.pentimento.recipe;

import java.util.List;

/** Recipes that were to be imported have the titles of other ones that are here; nothing was imported. */
public final class RecipeConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<String> titles;

    RecipeConflict(List<String> titles) {
        super("You have recipes with the same titles and different text: %s. Say whether to keep both, to replace"
                        .formatted(String.join(", ", titles))
                + " yours, or to keep yours.");
        this.titles = List.copyOf(titles);
    }

    /** The titles that are there already. */
    public List<String> titles() {
        return titles;
    }
}
