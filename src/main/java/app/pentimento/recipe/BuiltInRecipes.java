package app.pentimento.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The recipes that come with the application, in English and in Chinese, from {@code recipes/} on the classpath. */
@Component
class BuiltInRecipes {
    private final Map<String, PromptRecipe> english = read("en");
    private final Map<String, PromptRecipe> chinese = read("zh");

    /** All of them by their ids, in the order in which they are shown. */
    Map<String, PromptRecipe> in(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    private static Map<String, PromptRecipe> read(String language) {
        String path = "/recipes/" + language + ".json";
        try (InputStream in = BuiltInRecipes.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The recipes are missing: " + path);
            }
            Map<String, PromptRecipe> recipes =
                    RecipeFile.JSON.readValue(in, new TypeReference<LinkedHashMap<String, PromptRecipe>>() {});
            recipes.replaceAll((id, recipe) -> RecipeCheck.checked(recipe, id + "."));
            return recipes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
