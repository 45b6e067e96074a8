package app.pentimento.web.page;

import app.pentimento.recipe.Ability;
import app.pentimento.recipe.PromptRecipe;
import app.pentimento.recipe.RecipeCatalog;
import org.jspecify.annotations.Nullable;

/** A recipe as pages show it. */
public record RecipeView(RecipeCatalog.Entry entry) {
    public String id() {
        return entry.id();
    }

    public boolean own() {
        return entry.own();
    }

    public PromptRecipe recipe() {
        return entry.recipe();
    }

    public boolean builtin() {
        return recipe().model() == Ability.BUILTIN;
    }

    /**
     * The file that shows what comes of it, below the page's pictures: only what the built-in studio really made; null
     * where a diagram stands for it.
     */
    public @Nullable String effect() {
        return !own() && builtin() ? "recipes/" + id() + ".webp" : null;
    }

    /** The diagram that stands for it. */
    public String diagram() {
        return own() ? "own" : id();
    }
}
