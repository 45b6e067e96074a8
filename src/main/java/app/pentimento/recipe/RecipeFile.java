package app.pentimento.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recipes as a file that people pass on.
 *
 * @param format {@link #FORMAT}, so that another JSON file is not taken for one
 */
public record RecipeFile(@Nullable String format, List<PromptRecipe> recipes) {
    /** The name of the format. */
    public static final String FORMAT = "pentimento-recipes-1";
    /** The most recipes of a file. */
    public static final int MOST = 200;
    /** The most bytes of a file. */
    public static final int MOST_BYTES = 1024 * 1024;

    /** Takes what is right and nothing else: a name that is not known is most often one that was misspelt. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public RecipeFile {
        recipes = List.copyOf(Objects.requireNonNullElse(recipes, List.of()));
    }

    /** A file of these recipes. */
    public static RecipeFile of(List<PromptRecipe> recipes) {
        return new RecipeFile(FORMAT, recipes);
    }

    /**
     * Reads a file and checks all of it.
     *
     * @throws InvalidRecipe where it is no such file, or anything in it is wrong
     */
    public static RecipeFile read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new InvalidRecipe("file", "The file is larger than 1 MB, more than any recipe file needs.");
        }
        try {
            RecipeFile file = JSON.readValue(bytes, RecipeFile.class);
            if (file == null) {
                throw new InvalidRecipe("file", "The file is empty.");
            }
            return file.checked();
        } catch (StreamReadException e) {
            throw new InvalidRecipe("file", "The file is not valid JSON.");
        } catch (JacksonException e) {
            String where = e.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            throw new InvalidRecipe(
                    where.isEmpty() ? "file" : where,
                    where.isEmpty()
                            ? "This is not a recipe file."
                            : "%s is unknown, or has a value of the wrong type.".formatted(where));
        }
    }

    /**
     * Checks what was read elsewhere.
     *
     * @throws InvalidRecipe where anything is wrong
     */
    public RecipeFile checked() {
        if (!FORMAT.equals(format)) {
            throw new InvalidRecipe("format", "This is not a recipe file: its format must be “%s”.".formatted(FORMAT));
        }
        if (recipes.isEmpty() || recipes.size() > MOST) {
            throw new InvalidRecipe("recipes", "A recipe file must have 1 to %d recipes.".formatted(MOST));
        }
        List<PromptRecipe> all = new ArrayList<>();
        for (int i = 0; i < recipes.size(); i++) {
            all.add(RecipeCheck.checked(recipes.get(i), "recipes[" + i + "]."));
        }
        return new RecipeFile(format, all);
    }
}
