package app.pentimento.recipe;

import app.pentimento.account.Viewer;
import app.pentimento.session.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All recipes: the ready ones in the reader's language, and those that people keep. */
@Service
public class RecipeCatalog {
    /** The most recipes that people may keep. */
    public static final int MOST_OWN = 1000;

    private final BuiltInRecipes ready;
    private final UserRecipes own;

    RecipeCatalog(BuiltInRecipes ready, UserRecipes own) {
        this.ready = ready;
        this.own = own;
    }

    /**
     * A recipe in the book.
     *
     * @param id of a ready one a word that stays the same, of an own one an id
     * @param own whether people keep it, and may change it
     */
    public record Entry(String id, boolean own, PromptRecipe recipe) {}

    /** What becomes of a recipe that is to be imported where an own one has the same title and another content. */
    public enum OnClash {
        /** Nothing at all is imported, and {@link RecipeConflict} says which titles they are. */
        ASK,
        /** The own one stays; that of the file is left out. */
        SKIP,
        /** Both are kept; that of the file gets a number behind its title. */
        COPY,
        /** That of the file takes the place of the own one. */
        REPLACE;

        /** The word for it in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an import did; what was there already in the same words counts as left out. */
    public record Imported(int added, int replaced, int leftOut) {}

    /** The ready recipes in this language. */
    public List<Entry> ready(Locale locale) {
        return entries(ready.in(locale), false);
    }

    /** The recipes that the viewer keeps, the newest first. */
    public List<Entry> own(Viewer viewer) {
        return entries(own.all(viewer), true);
    }

    /**
     * A recipe.
     *
     * @throws NotFoundException where it is not there
     */
    public Entry find(Viewer viewer, String id, Locale locale) {
        PromptRecipe known = ready.in(locale).get(id);
        return known != null
                ? new Entry(id, false, known)
                : new Entry(id, true, own.find(viewer, id).orElseThrow(NotFoundException::recipe));
    }

    /**
     * Keeps a recipe.
     *
     * @throws InvalidRecipe where it cannot be taken
     */
    @Transactional
    public Entry add(Viewer viewer, PromptRecipe recipe) {
        room(viewer, 1);
        String id = own.add(viewer, RecipeCheck.checked(recipe, ""));
        return new Entry(id, true, own.find(viewer, id).orElseThrow());
    }

    /**
     * Changes an own recipe.
     *
     * @throws InvalidRecipe where it cannot be taken
     * @throws NotFoundException where there is no own one of this id
     */
    @Transactional
    public Entry change(Viewer viewer, String id, PromptRecipe recipe) {
        if (!own.replace(viewer, id, RecipeCheck.checked(recipe, ""))) {
            throw NotFoundException.recipe();
        }
        return new Entry(id, true, own.find(viewer, id).orElseThrow());
    }

    /**
     * Deletes an own recipe.
     *
     * @throws NotFoundException where there is no own one of this id
     */
    @Transactional
    public void delete(Viewer viewer, String id) {
        if (!own.delete(viewer, id)) {
            throw NotFoundException.recipe();
        }
    }

    /**
     * Takes in all recipes of a file, or, where anything is wrong, none.
     *
     * @throws InvalidRecipe where there are too many
     * @throws RecipeConflict where titles are taken and the caller wants to be asked
     */
    @Transactional
    public Imported take(Viewer viewer, RecipeFile file, OnClash onClash) {
        Map<String, Entry> byTitle = own(viewer).stream()
                .collect(Collectors.toMap(
                        entry -> entry.recipe().title(), Function.identity(), (newer, older) -> newer));
        List<PromptRecipe> coming = file.recipes().stream().distinct().toList();
        List<String> clashes = coming.stream()
                .filter(recipe -> clashes(recipe, byTitle))
                .map(PromptRecipe::title)
                .toList();
        if (onClash == OnClash.ASK && !clashes.isEmpty()) {
            throw new RecipeConflict(clashes);
        }
        room(viewer, coming.size());
        Set<String> titles = byTitle.keySet().stream().collect(Collectors.toSet());
        int added = 0;
        int replaced = 0;
        // From the end: the newest stands first, and the order of the file should stay.
        for (PromptRecipe recipe : coming.reversed()) {
            Entry before = byTitle.get(recipe.title());
            if (before == null) {
                own.add(viewer, recipe);
                added++;
            } else if (clashes(recipe, byTitle) && onClash == OnClash.REPLACE) {
                own.replace(viewer, before.id(), recipe);
                replaced++;
            } else if (clashes(recipe, byTitle) && onClash == OnClash.COPY) {
                own.add(viewer, retitled(recipe, titles));
                added++;
            }
        }
        return new Imported(added, replaced, file.recipes().size() - added - replaced);
    }

    private void room(Viewer viewer, int more) {
        if (own.count(viewer) + more > MOST_OWN) {
            throw new InvalidRecipe(
                    "recipes", "At most %,d recipes of your own can be kept. Delete some first.".formatted(MOST_OWN));
        }
    }

    private static boolean clashes(PromptRecipe recipe, Map<String, Entry> byTitle) {
        Entry before = byTitle.get(recipe.title());
        return before != null && !before.recipe().equals(recipe);
    }

    private static PromptRecipe retitled(PromptRecipe recipe, Set<String> titles) {
        int number = 2;
        String bare = recipe.title().substring(0, Math.min(recipe.title().length(), RecipeCheck.MAX_TITLE - 6));
        while (!titles.add("%s (%d)".formatted(bare, number))) {
            number++;
        }
        return new PromptRecipe(
                "%s (%d)".formatted(bare, number),
                recipe.about(),
                recipe.prompt(),
                recipe.fields(),
                recipe.model(),
                recipe.pictures(),
                recipe.options());
    }

    private static List<Entry> entries(Map<String, PromptRecipe> recipes, boolean own) {
        List<Entry> entries = new ArrayList<>();
        recipes.forEach((id, recipe) -> entries.add(new Entry(id, own, recipe)));
        return entries;
    }
}
