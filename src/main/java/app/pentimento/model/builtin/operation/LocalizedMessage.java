package app.pentimento.model.builtin.operation;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence for a person, by its key in the bundle {@code studio/messages}.
 *
 * @param values what goes into it, in order: words as they are, numbers written out, or further {@code LocalizedMessage}
 */
public record LocalizedMessage(String key, List<Object> values) {
    /** The key of several {@code LocalizedMessage} one after another. */
    public static final String LIST = "list";
    /** The key of several {@code LocalizedMessage} about one thing. */
    public static final String DETAILS = "details";

    public LocalizedMessage {
        values = List.copyOf(values);
    }

    public static LocalizedMessage of(String key, Object... values) {
        return new LocalizedMessage(key, Arrays.asList(values));
    }

    /** What there is to tell of one thing. */
    static LocalizedMessage details(List<LocalizedMessage> parts) {
        return new LocalizedMessage(DETAILS, List.copyOf(parts));
    }

    /** Several sentences one after another. */
    public static LocalizedMessage all(LocalizedMessage... parts) {
        return new LocalizedMessage(LIST, Arrays.asList((Object[]) parts));
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
