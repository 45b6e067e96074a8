package app.pentimento.model.builtin.operation;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence for a person, by its key in the bundle {@code studio/messages}.
 *
 * @param values what goes into it, in order: words as they are, numbers written out, or further {@code Said}
 */
public record Said(String key, List<Object> values) {
    /** The key of several {@code Said} one after another. */
    public static final String LIST = "list";
    /** The key of several {@code Said} about one thing. */
    public static final String DETAILS = "details";

    public Said {
        values = List.copyOf(values);
    }

    public static Said of(String key, Object... values) {
        return new Said(key, Arrays.asList(values));
    }

    /** What there is to tell of one thing. */
    static Said details(List<Said> parts) {
        return new Said(DETAILS, List.copyOf(parts));
    }

    /** Several sentences one after another. */
    public static Said all(Said... parts) {
        return new Said(LIST, Arrays.asList((Object[]) parts));
    }

    /** A number with its sign: {@code +0.35}, {@code -20}. */
    public static String signed(double value, int decimals) {
        return String.format(java.util.Locale.ROOT, "%+." + decimals + "f", value);
    }

    /** A number without needless zeros: {@code 1.5}, {@code 90}. */
    public static String plain(double value) {
        return java.math.BigDecimal.valueOf(Math.round(value * 100) / 100.0)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A share as whole percent with its sign: {@code +20%}. */
    public static String percent(double share) {
        return String.format(java.util.Locale.ROOT, "%+d%%", Math.round(share * 100));
    }
}
