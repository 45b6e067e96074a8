package app.pentimento.web.page;

import app.pentimento.recipe.Ability;
import app.pentimento.recipe.PromptRecipe;
import app.pentimento.recipe.RecipeTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form in which a recipe is written: its fields follow from the prompt, each with what was written for it. */
final class RecipeForm {
    private static final String SEPARATOR = "|";

    private RecipeForm() {}

    /** What was written, not yet checked. */
    static PromptRecipe read(Map<String, String> form) {
        String prompt = form.getOrDefault("prompt", "").replace("\r\n", "\n");
        return new PromptRecipe(
                form.getOrDefault("title", ""),
                form.getOrDefault("about", ""),
                prompt,
                RecipeTemplate.fields(prompt).stream()
                        .map(name -> field(name, form))
                        .toList(),
                form.getOrDefault("model", "").equals(Ability.BUILTIN.word()) ? Ability.BUILTIN : Ability.GENERATIVE,
                number(form.get("pictures"), 0),
                new PromptRecipe.Options(
                        blankToNull(form.get("aspectRatio")),
                        blankToNull(form.get("resolution")),
                        numberOrNull(form.get("variants"))));
    }

    /** The choices of a field on one line. */
    static String line(List<String> choices) {
        return String.join(" " + SEPARATOR + " ", choices);
    }

    private static PromptRecipe.Field field(String name, Map<String, String> form) {
        String label = form.getOrDefault("label." + name, "").strip();
        List<String> choices = Arrays.stream(
                        form.getOrDefault("choices." + name, "").split("\\" + SEPARATOR, -1))
                .map(String::strip)
                .filter(choice -> !choice.isEmpty())
                .toList();
        return new PromptRecipe.Field(
                name, label.isEmpty() ? name : label, form.getOrDefault("value." + name, ""), choices);
    }

    private static int number(@Nullable String text, int otherwise) {
        Integer number = numberOrNull(text);
        return number == null ? otherwise : number;
    }

    private static @Nullable Integer numberOrNull(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
