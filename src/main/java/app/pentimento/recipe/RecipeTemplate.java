package app.pentimento.recipe;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a recipe and the gaps in them. Braces around anything else than a name are just braces. */
public final class RecipeTemplate {
    /** The longest name of a field, in characters. */
    public static final int LONGEST_NAME = 40;

    private static final Pattern GAP =
            Pattern.compile("\\{(\\p{L}[\\p{L}\\p{N} _-]{0," + (LONGEST_NAME - 1) + "})}", Pattern.UNICODE_CASE);

    private RecipeTemplate() {}

    /** The names of the fields, each once, in the order in which they come. */
    public static List<String> fields(String prompt) {
        return GAP.matcher(prompt).results().map(gap -> gap.group(1)).distinct().toList();
    }

    /** Replaces each field by its value; one without a value stays as it stands. */
    static String fill(String prompt, Function<String, @Nullable String> values) {
        return GAP.matcher(prompt).replaceAll(gap -> {
            String value = values.apply(gap.group(1));
            return Matcher.quoteReplacement(value == null ? gap.group() : value);
        });
    }
}
