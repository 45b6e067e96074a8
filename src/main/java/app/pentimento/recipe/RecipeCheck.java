package app.pentimento.recipe;

import app.pentimento.session.PlainText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a recipe must be like; the bounds keep a page of them readable and a row of the database small. */
public final class RecipeCheck {
    /** The longest title, in characters. */
    public static final int MAX_TITLE = 100;
    /** The longest description, in characters. */
    public static final int MAX_ABOUT = 400;
    /** The longest prompt, in characters. */
    public static final int MAX_PROMPT = 8000;
    /** The most fields. */
    public static final int MAX_FIELDS = 12;
    /** The longest label of a field, in characters. */
    public static final int MAX_LABEL = 80;
    /** The longest value of a field, and the longest choice, in characters. */
    public static final int MAX_VALUE = 1000;
    /** The most choices of a field. */
    public static final int MAX_CHOICES = 20;
    /** The most pictures that a recipe may need. */
    public static final int MAX_PICTURES = 14;
    /** The most variants. */
    public static final int MAX_VARIANTS = 8;

    private static final Pattern ASPECT = Pattern.compile("\\d{1,2}:\\d{1,2}");
    private static final Pattern RESOLUTION = Pattern.compile("\\w{1,10}");

    private RecipeCheck() {}

    /**
     * Checks a recipe.
     *
     * @param where what to call it where something is wrong, such as {@code recipes[3].}; may be empty
     * @return the same, without what no page can show and without space at the ends of its texts
     * @throws InvalidRecipe where it cannot be taken
     */
    public static PromptRecipe checked(PromptRecipe recipe, String where) {
        PromptRecipe clean = cleaned(recipe);
        check(clean, where);
        return clean;
    }

    private static void check(PromptRecipe recipe, String where) {
        text(where + "title", recipe.title(), 1, MAX_TITLE);
        text(where + "about", recipe.about(), 0, MAX_ABOUT);
        text(where + "prompt", recipe.prompt(), 1, MAX_PROMPT);
        number(where + "pictures", recipe.pictures(), 0, MAX_PICTURES);
        options(recipe.options(), where + "options.");
        fields(recipe, where);
    }

    private static void fields(PromptRecipe recipe, String where) {
        List<String> gaps = RecipeTemplate.fields(recipe.prompt());
        if (gaps.size() > MAX_FIELDS) {
            throw new InvalidRecipe(
                    where + "prompt",
                    "The prompt has %d fields; at most %d are allowed.".formatted(gaps.size(), MAX_FIELDS));
        }
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (PromptRecipe.Field field : recipe.fields()) {
            String place = where + "fields[" + number++ + "].";
            if (!gaps.contains(field.name())) {
                throw new InvalidRecipe(
                        place + "name",
                        "There is a field “%s”, but the prompt has no {%s}.".formatted(field.name(), field.name()));
            }
            if (!seen.add(field.name())) {
                throw new InvalidRecipe(place + "name", "The field “%s” is there twice.".formatted(field.name()));
            }
            text(place + "label", field.label(), 1, MAX_LABEL);
            text(place + "value", field.value(), 0, MAX_VALUE);
            number(place + "choices", field.choices().size(), 0, MAX_CHOICES);
            field.choices().forEach(choice -> text(place + "choices", choice, 1, MAX_VALUE));
        }
        gaps.stream().filter(gap -> !seen.contains(gap)).findFirst().ifPresent(gap -> {
            throw new InvalidRecipe(
                    where + "fields", "The prompt has {%s}, but there is no field “%s”.".formatted(gap, gap));
        });
    }

    private static void options(PromptRecipe.Options options, String where) {
        if (options.aspectRatio() != null
                && !ASPECT.matcher(options.aspectRatio()).matches()) {
            throw new InvalidRecipe(where + "aspectRatio", "The aspect ratio must look like 3:4.");
        }
        if (options.resolution() != null
                && !RESOLUTION.matcher(options.resolution()).matches()) {
            throw new InvalidRecipe(where + "resolution", "The resolution must look like 2K.");
        }
        if (options.variants() != null) {
            number(where + "variants", options.variants(), 1, MAX_VARIANTS);
        }
    }

    private static void text(String field, String text, int least, int most) {
        if (text.isBlank() && least > 0) {
            throw new InvalidRecipe(field, "%s is empty.".formatted(field));
        }
        if (text.length() > most) {
            throw new InvalidRecipe(
                    field, "%s has %,d characters; at most %,d are allowed.".formatted(field, text.length(), most));
        }
    }

    private static void number(String field, int number, int least, int most) {
        if (number < least || number > most) {
            throw new InvalidRecipe(field, "%s must be from %d to %d.".formatted(field, least, most));
        }
    }

    private static PromptRecipe cleaned(PromptRecipe recipe) {
        return new PromptRecipe(
                cleaned(recipe.title()),
                cleaned(recipe.about()),
                cleaned(recipe.prompt()),
                recipe.fields().stream()
                        .map(field -> new PromptRecipe.Field(
                                field.name(),
                                cleaned(field.label()),
                                cleaned(field.value()),
                                field.choices().stream()
                                        .map(RecipeCheck::cleaned)
                                        .toList()))
                        .toList(),
                recipe.model(),
                recipe.pictures(),
                recipe.options());
    }

    private static String cleaned(String text) {
        return PlainText.clean(text).strip();
    }
}
