package app.pentimento.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request with gaps: as it is kept, exported and imported. Not checked by itself; see {@link RecipeCheck}.
 *
 * @param about what comes of it, in a sentence or two
 * @param prompt the words, with fields such as <code>{subject}</code>
 * @param fields one for each field of the prompt, in the order in which they are asked for
 * @param model what the model must be able to do
 * @param pictures how many pictures it needs at least
 * @param options what it needs besides words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromptRecipe(
        String title,
        String about,
        String prompt,
        List<Field> fields,
        Ability model,
        Integer pictures,
        Options options) {
    public PromptRecipe {
        title = Objects.requireNonNullElse(title, "");
        about = Objects.requireNonNullElse(about, "");
        prompt = Objects.requireNonNullElse(prompt, "");
        fields = List.copyOf(Objects.requireNonNullElse(fields, List.of()));
        model = Objects.requireNonNullElse(model, Ability.GENERATIVE);
        pictures = Objects.requireNonNullElse(pictures, 0);
        options = Objects.requireNonNullElse(options, Options.NONE);
    }

    /**
     * A gap in the prompt.
     *
     * @param name as it stands in the prompt, without braces
     * @param label what people are asked for
     * @param value what stands there at first
     * @param choices what else can be chosen; empty where anything can be written
     */
    public record Field(String name, String label, String value, List<String> choices) {
        public Field {
            name = Objects.requireNonNullElse(name, "");
            label = Objects.requireNonNullElse(label, name);
            value = Objects.requireNonNullElse(value, "");
            choices = List.copyOf(Objects.requireNonNullElse(choices, List.of()));
        }
    }

    /** Options of a request; null where the model's own are right. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Options(
            @Nullable String aspectRatio,
            @Nullable String resolution,
            @Nullable Integer variants) {
        /** None chosen. */
        public static final Options NONE = new Options(null, null, null);
    }

    /** The prompt with its gaps filled; a field without a value, or with a blank one, keeps what stands there at first. */
    public String filled(Map<String, String> values) {
        return RecipeTemplate.fill(prompt, name -> {
            String value = values.getOrDefault(name, "");
            return value.isBlank() ? first(name) : value.strip();
        });
    }

    private @Nullable String first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }
}
